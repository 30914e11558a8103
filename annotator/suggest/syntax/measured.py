"""How often each family of suggestions was wholly right, and in how many sentences.

What `benchmarks/families.py` prints; `*` is a level's families.
"""

MEASURED: dict[str, float] = {
    "* by nobody, 0%": 0.09,  # 138
    "* by nobody, 38%": 0.08,  # 157
    "* by nobody, 38%, all of it, short": 0.16,  # 38
    "* by nobody, 60%": 0.15,  # 102
    "* by nobody, 60%, all of it": 0.17,  # 24
    "* by nobody, 60%, all of it, short": 0.49,  # 41
    "* by nobody, 75%": 0.19,  # 53
    "* by nobody, 75%, all of it": 0.17,  # 24
    "* by nobody, 85%": 0.18,  # 22
    "*, 0%": 0.10,  # 677
    "*, 0%, all of it": 0.12,  # 67
    "*, 0%, all of it, short": 0.37,  # 41
    "*, 38%": 0.15,  # 1257
    "*, 38%, all of it": 0.30,  # 183
    "*, 38%, all of it, short": 0.37,  # 291
    "*, 60%": 0.23,  # 913
    "*, 60%, all of it": 0.39,  # 191
    "*, 60%, all of it, short": 0.55,  # 213
    "*, 75%": 0.28,  # 739
    "*, 75%, all of it": 0.45,  # 262
    "*, 75%, all of it, short": 0.67,  # 248
    "*, 85%": 0.34,  # 785
    "*, 85%, all of it": 0.57,  # 338
    "*, 85%, all of it, short": 0.75,  # 315
    "*, 93%": 0.39,  # 648
    "*, 93%, all of it": 0.69,  # 433
    "*, 93%, all of it, short": 0.83,  # 327
    "*, 97%": 0.54,  # 1247
    "*, 97%, all of it": 0.80,  # 1882
    "*, 97%, all of it, short": 0.94,  # 1545
    "according other, all of it": 0.51,  # 35
    "according said": 0.26,  # 35
    "according said, all of it": 0.64,  # 317
    "according said, all of it, short": 0.86,  # 71
    "colon other, all of it": 0.26,  # 23
    "colon other, all of it, short": 0.55,  # 158
    "continued other by nobody": 0.81,  # 97
    "continued other, all of it": 0.84,  # 202
    "continued other, all of it, short": 0.93,  # 840
    "continued said, all of it": 0.99,  # 541
    "continued said, all of it, short": 0.99,  # 3129
    "hearsay other by nobody": 0.06,  # 47
    "none, 0%": 0.90,  # 2258
    "none, 12%": 0.80,  # 1441
    "none, 18%": 0.76,  # 1392
    "none, 25%": 0.64,  # 1723
    "none, 3%": 0.89,  # 698
    "none, 35%": 0.55,  # 1024
    "none, 42%": 0.40,  # 923
    "none, 6%": 0.86,  # 1535
    "noun by nobody, 0%": 0.11,  # 63
    "noun by nobody, 38%": 0.15,  # 41
    "noun, 0%": 0.19,  # 57
    "noun, 38%": 0.27,  # 62
    "passive, 0%": 0.04,  # 52
    "passive, 38%": 0.17,  # 111
    "passive, 38%, all of it": 0.14,  # 22
    "passive, 38%, all of it, short": 0.22,  # 36
    "passive, 60%": 0.15,  # 79
    "passive, 60%, all of it, short": 0.24,  # 21
    "passive, 75%": 0.31,  # 52
    "passive, 85%": 0.41,  # 51
    "passive, 85%, all of it, short": 0.67,  # 24
    "quote, 75%, all of it, short": 0.90,  # 20
    "quote, 85%": 0.52,  # 31
    "quote, 85%, all of it, short": 0.94,  # 36
    "quote, 93%": 0.41,  # 37
    "quote, 93%, all of it": 0.87,  # 68
    "quote, 93%, all of it, short": 0.91,  # 54
    "quote, 97%": 0.57,  # 546
    "quote, 97%, all of it": 0.84,  # 996
    "quote, 97%, all of it, short": 0.96,  # 979
    "several, 38%": 0.15,  # 570
    "several, 60%": 0.23,  # 358
    "several, 75%": 0.33,  # 290
    "several, 85%": 0.37,  # 243
    "several, 93%": 0.56,  # 165
    "several, 97%": 0.69,  # 36
    "tail, 60%, all of it": 0.57,  # 21
    "tail, 75%, all of it": 0.27,  # 26
    "tail, 85%": 0.21,  # 24
    "tail, 85%, all of it": 0.42,  # 24
    "tail, 93%": 0.17,  # 59
    "tail, 93%, all of it": 0.57,  # 106
    "tail, 93%, all of it, short": 0.79,  # 66
    "tail, 97%": 0.41,  # 32
    "tail, 97%, all of it": 0.77,  # 150
    "tail, 97%, all of it, short": 0.87,  # 93
    "that, 0%": 0.08,  # 37
    "that, 38%": 0.14,  # 133
    "that, 38%, all of it": 0.05,  # 21
    "that, 38%, all of it, short": 0.45,  # 22
    "that, 60%": 0.27,  # 154
    "that, 60%, all of it": 0.44,  # 32
    "that, 60%, all of it, short": 0.71,  # 28
    "that, 75%": 0.34,  # 229
    "that, 75%, all of it": 0.58,  # 106
    "that, 75%, all of it, short": 0.77,  # 82
    "that, 85%": 0.41,  # 281
    "that, 85%, all of it": 0.67,  # 163
    "that, 85%, all of it, short": 0.84,  # 98
    "that, 93%": 0.43,  # 427
    "that, 93%, all of it": 0.73,  # 212
    "that, 93%, all of it, short": 0.84,  # 148
    "that, 97%": 0.57,  # 609
    "that, 97%, all of it": 0.76,  # 717
    "that, 97%, all of it, short": 0.90,  # 458
    "thing by nobody, 0%": 0.14,  # 35
    "thing by nobody, 38%": 0.02,  # 57
    "thing by nobody, 38%, all of it, short": 0.14,  # 21
    "thing by nobody, 60%": 0.08,  # 26
    "thing, 0%": 0.10,  # 380
    "thing, 0%, all of it": 0.15,  # 33
    "thing, 0%, all of it, short": 0.38,  # 24
    "thing, 38%": 0.16,  # 603
    "thing, 38%, all of it": 0.38,  # 86
    "thing, 38%, all of it, short": 0.37,  # 153
    "thing, 60%": 0.24,  # 418
    "thing, 60%, all of it": 0.34,  # 83
    "thing, 60%, all of it, short": 0.56,  # 99
    "thing, 75%": 0.27,  # 269
    "thing, 75%, all of it": 0.38,  # 71
    "thing, 75%, all of it, short": 0.65,  # 85
    "thing, 85%": 0.27,  # 266
    "thing, 85%, all of it": 0.52,  # 89
    "thing, 85%, all of it, short": 0.68,  # 101
    "thing, 93%": 0.34,  # 70
    "thing, 93%, all of it": 0.56,  # 27
    "thing, 93%, all of it, short": 0.76,  # 34
    "thing, 97%": 0.14,  # 29
    "to by nobody, 60%": 0.24,  # 51
    "to by nobody, 75%": 0.26,  # 27
    "to, 0%": 0.05,  # 55
    "to, 38%": 0.13,  # 159
    "to, 60%": 0.26,  # 120
    "to, 60%, all of it": 0.38,  # 24
    "to, 60%, all of it, short": 0.56,  # 25
    "to, 75%": 0.21,  # 98
    "to, 75%, all of it, short": 0.43,  # 23
    "to, 85%": 0.30,  # 89
    "to, 85%, all of it, short": 0.68,  # 25
    "to, 93%": 0.41,  # 37
    "to, 93%, all of it, short": 0.79,  # 24
    "unsaid other by nobody": 0.70,  # 23
    "with by nobody, 0%": 0.00,  # 25
    "with by nobody, 38%": 0.03,  # 29
    "with, 0%": 0.15,  # 81
    "with, 38%": 0.12,  # 168
    "with, 38%, all of it": 0.29,  # 21
    "with, 38%, all of it, short": 0.40,  # 43
    "with, 60%": 0.19,  # 99
    "with, 60%, all of it, short": 0.55,  # 22
    "with, 75%": 0.21,  # 61
    "with, 85%": 0.24,  # 41
}
