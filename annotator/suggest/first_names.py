"""First names that are common in English news, by whether "he" or "she" goes on with them.

Few, and only such as hardly leave a doubt: a name that is not here may be anybody's.
"""

MEN = frozenset(
    "aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan allen "
    "amir anders andrei andres andrew andy anthony antonio arnold arthur barack barry ben benjamin "
    "bernard bernie bill bob boris brad brett brian bruce bryan carl carlos charles charlie "
    "christian christopher chuck colin craig damien dan daniel darren dave david dennis derek "
    "diego dick dmitry don donald doug douglas dwight earl ed eddie edgar eduardo edward edwin "
    "elijah emmanuel enrique eric erik ernest ethan eugene felix fernando francisco frank franz "
    "fred frederick gabriel gareth gary geoffrey george gerald gerard gilbert giovanni glenn "
    "gordon graham greg gregory guillermo gustavo guy hans harold harry harvey hassan hector "
    "henry herbert howard hugh ian ibrahim igor isaac ivan jack jacob jacques jake james jared "
    "jason javier jeff jeffrey jeremy jerome jerry jim jimmy joe joel johan john johnny jonathan "
    "jorge jose joseph josh joshua juan julian justin karl keith ken kenneth kevin kyle lars "
    "larry lawrence leo leon leonard lloyd lou louis luca lucas luis luke malcolm manuel marc "
    "marco marcus mario mark martin marty marvin matt matthew max michael miguel mike mohamed "
    "mohammed muhammad nathan neil newt nicholas nick nigel nikolai norman oliver omar oscar otto "
    "owen pablo patrick paul pedro pete peter phil philip phillip pierre rafael ralph randall "
    "randy ray raymond reince ricardo richard rick robert roberto rodney roger roland ronald ross "
    "roy russell ryan salman samuel scott sean sebastian sergei sergey simon spencer stanley "
    "stefan stephen steve steven stuart ted terence theodore thomas tim timothy tobias todd tom "
    "tommy tony travis trevor tyler victor vincent vladimir walter warren wayne wilhelm will "
    "william willie xavier yuri zachary".split()
)
WOMEN = frozenset(
    "abigail agnes alexandra alice alicia alison allison amanda amelia amy ana andrea angela angie "
    "anita ann anna anne annette annie april audrey barbara beatrice becky bernice beth bethany "
    "betsy betty beverly brenda bridget brigid brigitte brittany camille carla carly carmen carol "
    "caroline carolyn catherine cathy cecilia charlotte cheryl chloe christina christine cindy "
    "claire clara claudia colleen condoleezza connie cynthia daisy danielle dawn deborah debbie "
    "debra denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena "
    "eliza elizabeth ella ellen elsa emily emma erica erin esther eva eve evelyn fatima felicia "
    "fiona florence frances gabrielle gail gina gloria grace greta hannah harriet heather heidi "
    "helen helena hillary huma ida ingrid irene iris isabel isabella ivanka jacqueline jane janet "
    "janice jasmine jean jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce "
    "juanita judith judy julia juliana julie karen karin kate katherine kathleen kathryn kathy "
    "katie kayla kellyanne kimberly kirsten kristen kristin laura lauren laurie leah leila lena "
    "leslie lilian lily linda lisa liz lois loretta lorraine louise lucia lucy lydia lynn "
    "madeleine maggie marcia margaret maria marie marilyn marina marion marjorie marlene martha "
    "mary maureen megan melania melanie melinda melissa mercedes meredith michelle mildred "
    "miranda miriam molly monica nadia nancy naomi natalia natalie natasha nicole nina nora norma "
    "olga olivia pamela patricia patty paula pauline peggy penelope phyllis polly priscilla "
    "rachel rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary ruth sabrina "
    "sally samantha sandra sara sarah sharon sheila shelley sheryl shirley silvia simone sofia "
    "sonia sophia sophie stella stephanie sue susan susanna suzanne sylvia tamara tammy tanya "
    "tara teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica victoria viola "
    "virginia vivian wanda wendy yolanda yvette yvonne".split()
)
FIRST_NAMES = MEN | WOMEN
