"""Wire stories and their rewrites, made up for tests, with every change a careful reader names.

Each sentence is a paragraph of its own, the headline is number 0. What is not in `changes` was
kept: the same source in other words, equal paraphrases, numbers in other forms, a hedge that moved.
"""

from typing import NamedTuple

Read = tuple[int, int, str]
"""Number of the sentence in the wire story, in the rewrite, and the kind of change."""


class Pair(NamedTuple):
    """A wire story, what somebody made of it, and what became different."""

    name: str
    wire: tuple[str, ...]
    rewrite: tuple[str, ...]
    changes: tuple[Read, ...]


ROCKETS = Pair(
    "rockets",
    (
        "Ostravia's leader tours rocket works with envoy",
        "TARSK, March 3 (Meridian) - Ostravian leader Dor Vasil walked through a rocket works with "
        "the envoy of neighbouring Halvia on Tuesday and promised to deepen trade, Ostravian state "
        "television reported.",
        "The envoy, Pell Marrin, arrived on Monday for the 40th anniversary of the border treaty.",
        "The rockets on display are banned under a regional accord that both countries signed.",
        "But the tour offered a rare look at a programme that some diplomats regard as the largest "
        "in the region.",
        'The OTA news agency said Vasil told Marrin that his country "will never bargain over its '
        'rockets".',
        "Photographs by state television showed the two men in front of at least four launchers.",
        "Another picture showed what was possibly a new guidance unit.",
        "Halvia's government denies buying rockets from its neighbour.",
        "Marrin handed over a letter in which Halvian President Ines Corvo thanked Vasil for "
        "grain, according to the OTA news agency.",
        '"Nobody brought guests into that hall before," said Lena Aurich of the Brandt Institute '
        "for "
        "Security.",
        'She said the visit was "evidence that Halvia has stopped caring about the accord".',
        "Nearly 200 workers lined the hall and waved flags, the agency said.",
        "A spokesperson for the accord's secretariat, Tom Ridley, said inspectors had not been "
        "allowed into the works since 2019.",
        "The tour may signal that sanctions are losing their bite, Aurich said.",
    ),
    (
        "Vasil Shows Off Rocket Works, Reportedly the Region's Largest Programme",
        "By Jo Mabry, Kettlebrief Staff",
        "Ostravian leader Dor Vasil showed a rocket works to Halvian envoy Pell Marrin on Tuesday "
        "and promised deeper trade with the neighbouring country.",
        "Marrin came for the 40th anniversary of the border treaty.",
        'The rockets "are banned under a regional accord that both countries signed," Meridian '
        "reports.",
        'Vasil told the envoy that his country "will never bargain over its rockets," per state '
        "media.",
        "The two men stood in front of at least four launchers, beside a new guidance unit.",
        "Halvia has denied buying rockets from its neighbor.",
        "In a letter, Halvian President Ines Corvo thanked Vasil for grain.",
        'The visit showed that Halvia has "stopped caring about the accord," Lena Aurich of the '
        "Brandt Institute for Security told the Northern Post.",
        "More than 200 workers lined the hall, waving flags.",
        "Inspectors have not been allowed into the works since 2019, says Tom Ridley, a "
        "spokesperson for the secretariat of the accord.",
        "Aurich says the tour signals that sanctions are losing their bite.",
    ),
    (
        (4, 0, "source_vaguer"),
        (1, 2, "attribution_dropped"),
        (3, 4, "credited"),
        (5, 5, "source_vaguer"),
        (6, 6, "attribution_dropped"),
        (7, 6, "attribution_dropped"),
        (7, 6, "hedge_dropped"),
        (9, 8, "attribution_dropped"),
        (11, 9, "other_outlet"),
        (11, 9, "verb_stronger"),
        (12, 10, "attribution_dropped"),
        (12, 10, "number_stronger"),
        (14, 12, "hedge_dropped"),
    ),
)

BEES = Pair(
    "bees",
    (
        "Pesticide may harm memory of bees, study finds",
        "LINDHOLM, May 12 (Harbour News) - A pesticide used on potato fields may harm the memory "
        "of honeybees, researchers at Lindholm University reported on Tuesday.",
        "The team fitted about 400 bees with tiny tags and followed them for three weeks.",
        "Bees that had fed on treated flowers took up to 30% longer to find their hive, the study "
        "said.",
        "The findings suggest that even small doses disturb the insects' sense of direction.",
        '"We were surprised by how little it takes," said Mira Osei, a biologist who led the work.',
        "Osei cautioned that the bees were kept in tents, where they could behave differently.",
        "The pesticide has been linked to the loss of wild bumblebees in two earlier studies.",
        "Its maker, Corvane, said the study did not reflect conditions in the field.",
        "A company spokesperson, Daniel Frey, told the Lindholm Gazette that Corvane had not seen "
        "the data.",
        "Farmers' groups say banning it would cost growers 12 million crowns a year.",
        "The agriculture ministry, which approved the product in 2014, declined to comment.",
        "Officials are expected to review the approval in the autumn, two people familiar with the "
        "matter said.",
        "Some 60 beekeepers protested outside the ministry on Monday, according to police.",
        "The European regulator probably will not decide before next year, Osei said.",
    ),
    (
        "Common Pesticide Harms Bees' Memory: Study",
        "A common potato pesticide harms the memory of honeybees, researchers at Lindholm "
        "University say.",
        "They fitted 400 bees with tags and followed them for three weeks.",
        "Bees that fed on treated flowers took a third longer to find their hive, according to the "
        "study.",
        "The findings prove that small doses disturb the insects' sense of direction.",
        '"We were surprised by how little it takes," biologist Mira Osei tells NPR.',
        "Two earlier studies found that the pesticide caused the loss of wild bumblebees.",
        "Corvane, which makes it, claims the study did not reflect conditions in the field.",
        "A spokesperson said Corvane had not seen the data.",
        "A ban would cost growers 12 million crowns every year.",
        "The agriculture ministry approved the product in 2014 and had no comment.",
        "Officials will review the approval in the autumn, insiders say.",
        "Police said about sixty beekeepers protested outside the ministry on Monday.",
        "The European regulator is unlikely to decide before next year, according to Osei.",
    ),
    (
        (1, 1, "hedge_dropped"),
        (2, 2, "hedge_dropped"),
        (3, 3, "number_stronger"),
        (4, 4, "verb_stronger"),
        (5, 5, "other_outlet"),
        (7, 6, "verb_stronger"),
        (8, 7, "verb_weaker"),
        (9, 8, "source_vaguer"),
        (9, 8, "outlet_dropped"),
        (10, 9, "attribution_dropped"),
        (12, 11, "hedge_dropped"),
        (12, 11, "source_vaguer"),
    ),
)

FIRE = Pair(
    "fire",
    (
        "Fire at Eastmere warehouse hurts two workers",
        "EASTMERE, Oct. 8 (Tri-County Wire) - A warehouse owned by Delphine Foods burned for six "
        "hours on Sunday and two workers were hurt, the Eastmere fire department said.",
        "Investigators believe the fire was set on purpose.",
        "Fire Chief Ola Brandt said dozens of neighbours had to leave their homes.",
        "Delphine Foods said it lost goods worth more than $3 million.",
        "Its chief executive, Rosa Keane, denied that the company had ignored warnings about "
        "blocked exits.",
        "A former manager, who asked not to be named, told Tri-County Wire that the exits were "
        'blocked "nearly every week".',
        "The two injured workers, who were not identified, are in stable condition, according to "
        "St. Anne's Hospital.",
        "Court records show that the company was fined $90,000 for safety violations in 2021.",
        'The union called the fines "a joke".',
        "Mayor Inge Thorsen said the town would open a hall for people who cannot return home.",
        "The warehouse was built in 1974 and held grain, oil and flour.",
        "Prosecutors are investigating whether a contractor disabled the alarm, the Eastmere "
        "Herald reported.",
        "The contractor, Belt & Sons, did not respond to a request for comment.",
        '"We will rebuild in Eastmere," Keane said, although she gave no date and insurers had yet '
        "to inspect the ruins.",
    ),
    (
        "Arson Suspected in Warehouse Fire",
        "A Delphine Foods warehouse in Eastmere burned for six hours on Sunday, the town's fire "
        "department said, and two workers were injured.",
        "The fire was set on purpose.",
        "Hundreds of neighbors had to leave their homes, according to Chief Ola Brandt.",
        "The company says it lost goods worth over $3 million.",
        "CEO Rosa Keane denies ignoring warnings about blocked exits.",
        'But a former manager tells Tri-County Wire that the exits were blocked "nearly every '
        'week."',
        "The injured workers are in stable condition at St. Anne's Hospital.",
        "Delphine was fined $90,000 for safety violations in 2021.",
        'The union dubbed those fines "a joke."',
        "The town will open a hall for people who cannot go home, says Mayor Inge Thorsen.",
        "Built in 1974, the warehouse held grain, oil and flour.",
        "Prosecutors are looking into whether a contractor disabled the alarm.",
        "Belt & Sons did not respond to a request for comment.",
        '"We will rebuild in Eastmere," Keane said.',
    ),
    (
        (2, 2, "attribution_dropped"),
        (3, 3, "number_stronger"),
        (7, 7, "attribution_dropped"),
        (8, 8, "attribution_dropped"),
        (12, 12, "attribution_dropped"),
        (14, 14, "caveat_cut"),
    ),
)

WATER = Pair(
    "water",
    (
        "Governor weighs veto of water bill",
        "PORT HALLOW, Sept. 14 (CDN) - Governor Ruth Salas is likely to veto a bill that would let "
        "cities sell water rights, two of her aides said on Thursday.",
        "The bill passed the state senate by 21 votes to 19 last week after a debate of nine "
        "hours.",
        "Salas has until Sept. 30 to decide, her office said in a statement.",
        "A spokesman for the governor, Neil Archer, declined to say what she would do.",
        "Farmers fear that the sales could dry up wells in the northern valleys.",
        "An estimate by the state's budget office puts the cost to towns at between $40 million "
        "and $60 million a year.",
        "Senator Mark Dille, who wrote the bill, told the Hallow Sentinel that the governor's "
        "people "
        '"never picked up the phone".',
        "He accused Salas of listening to only one side.",
        "At least three cities, among them Brenton, have already found buyers, according to "
        "records obtained by CDN.",
        "The buyers are believed to include a fund in Zurich.",
        "Polls suggest that a narrow majority of voters oppose the bill.",
        '"Water is not a coin," said Alma Reyes, a grower from Tolland, who drove four hours to '
        "protest.",
        "About 500 people marched to the capitol on Wednesday, police said, while organisers spoke "
        "of 2,000.",
        "If the governor does nothing, the bill becomes law.",
    ),
    (
        "Governor to Veto Water Bill",
        "By Lee Quint, Brieftray Staff",
        "Governor Ruth Salas will veto a bill that lets cities sell their water rights, sources "
        "close to her say.",
        "It squeaked through the state senate last week, 21-19.",
        "She has until the end of September to decide.",
        "A spokesman declined to comment.",
        "Farmers say the sales will dry up wells in the northern valleys.",
        "The law would cost towns $60 million a year, according to the budget office.",
        "Mark Dille, the senator behind the bill, says Salas's people \"never picked up the "
        'phone."',
        "He accuses her of hearing only one side.",
        "Three cities, including Brenton, have found buyers already.",
        "One of the buyers is a fund in Zurich.",
        "Polls show that most voters oppose the bill.",
        '"Water is not a coin," grower Alma Reyes told CDN.',
        "Some 2,000 people marched to the capitol on Wednesday, organizers said.",
        "Without a signature or a veto, it becomes law.",
    ),
    (
        (1, 0, "hedge_dropped"),
        (1, 2, "hedge_dropped"),
        (1, 2, "source_vaguer"),
        (3, 4, "attribution_dropped"),
        (5, 6, "hedge_dropped"),
        (6, 7, "number_stronger"),
        (7, 8, "outlet_dropped"),
        (9, 10, "attribution_dropped"),
        (9, 10, "number_weaker"),
        (10, 11, "hedge_dropped"),
        (11, 12, "verb_stronger"),
    ),
)

YARD = Pair(
    "yard",
    (
        "Shipbuilder Orlen Yards may cut 1,200 jobs",
        "GRANVIK, Nov. 21 (NBW) - Orlen Yards is considering cutting 1,200 of its 7,000 jobs, the "
        "newspaper Dagens Skip reported on Tuesday, citing unnamed sources.",
        "The company said it would not comment on speculation.",
        "Its shares fell 7 percent in early trading.",
        "Orders have dropped by almost half since spring, according to the company's quarterly "
        "report.",
        "Union leader Sven Dahl said workers had heard nothing from the board.",
        '"We expect to be told before the newspapers are," he said.',
        "Analyst Petra Linn of Fjordbank said the cuts might save up to 90 million euros a year.",
        'She called the plan "painful but overdue".',
        "The yard, founded in 1911, built the country's first icebreaker.",
        "A government source said the ministry of industry was looking at loans for the yard.",
        "Minister Kari Holt told parliament last month that no yard would be rescued with public "
        "money.",
        "Chinese competitors allegedly sell ships below cost, a charge that Beijing rejects.",
        "Orlen delivered 14 ships last year, four fewer than planned.",
        "The board meets on Friday, two people with knowledge of the matter said.",
    ),
    (
        "Orlen Yards to Cut 1,200 Jobs",
        "By Noor Ek, Marketglance Staff",
        "Shipbuilder Orlen Yards is cutting 1,200 of its 7,000 jobs, NBW reports.",
        "Shares fell 7% in early trading.",
        "Orders have halved since spring, the company's quarterly report says.",
        "Workers have heard nothing from the board, says union boss Sven Dahl.",
        "Fjordbank's Petra Linn says the cuts will save 90 million euros a year.",
        '"Painful but overdue" is her verdict.',
        "The ministry of industry is looking at loans for the yard, which built the country's "
        "first icebreaker.",
        "Minister Kari Holt had told parliament that no yard would be rescued with public money.",
        "Chinese rivals sell ships below cost.",
        "Orlen delivered 14 ships last year instead of 18.",
        "The board will meet on Friday.",
    ),
    (
        (1, 2, "hedge_dropped"),
        (1, 2, "other_outlet"),
        (4, 4, "number_stronger"),
        (7, 6, "hedge_dropped"),
        (7, 6, "number_stronger"),
        (10, 8, "attribution_dropped"),
        (12, 10, "hedge_dropped"),
        (14, 12, "attribution_dropped"),
    ),
)

FERRY = Pair(
    "ferry",
    (
        "Ferry runs aground off Skarholm with 120 aboard",
        "SKARHOLM, June 2 (Meridian) - A ferry with 120 people aboard ran aground off Skarholm on "
        "Monday, the coast guard said.",
        "Nobody was hurt, and lifeboats brought all passengers ashore within two hours.",
        "The Lady Marin was on its way from Skarholm to the outer islands when it hit a reef in "
        "fog.",
        '"It sounded like thunder," said passenger Elif Brandt, who was travelling with her sons.',
        "Captain Jon Reyes told investigators that the radar had failed minutes before.",
        "The ferry company, Outer Lines, said the ship passed an inspection in April.",
        "Divers will look for damage to the hull on Tuesday, coast guard spokesperson Una Falk "
        "said.",
        "Oil may have leaked from one of the tanks, Falk said.",
        "The transport agency recorded 14 groundings in these waters last year.",
        "Service to the islands is suspended until further notice.",
        "Outer Lines runs five ferries and carries about 200,000 people a year.",
    ),
    (
        "More than 100 rescued from stranded ferry",
        "By Ann Pohl, Harbour Courier",
        "Lifeboats rescued all passengers of a ferry that struck a reef off Skarholm on Monday, "
        "the coast guard told the Harbour Courier.",
        "The Lady Marin left Skarholm at 7 a.m. with 120 people aboard, among them two school "
        "classes.",
        "Passenger Noor Jansen, 54, said there had been no announcement for half an hour.",
        '"We found the lifejackets ourselves," she said.',
        "Coast guard spokesperson Una Falk said no oil was seen on the water by evening.",
        "Islanders worry about their deliveries while service is suspended.",
        "Grocer Pia Lund said her shelves would be empty by Thursday.",
        "Outer Lines carries some 200,000 people a year with five ferries.",
        "A replacement may sail on Wednesday, the company said.",
        "In 2016 a freighter sank on the same reef, and its crew of nine was saved.",
    ),
    (),
)
"""Two papers that each reported for themselves: nothing was retold, or nothing became different."""

PAIRS = (ROCKETS, BEES, FIRE, WATER, YARD, FERRY)
