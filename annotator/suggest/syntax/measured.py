"""How often each family of suggestions was wholly right, and in how many sentences.

What `benchmarks/families.py` prints; `*` is a level's families.
"""

MEASURED: dict[str, float] = {
    "* by nobody, 0%": 0.09,  # 141
    "* by nobody, 38%": 0.08,  # 155
    "* by nobody, 38%, all of it, short": 0.16,  # 37
    "* by nobody, 60%": 0.14,  # 104
    "* by nobody, 60%, all of it": 0.16,  # 25
    "* by nobody, 60%, all of it, short": 0.49,  # 41
    "* by nobody, 75%": 0.19,  # 54
    "* by nobody, 75%, all of it": 0.17,  # 24
    "* by nobody, 85%": 0.18,  # 22
    "*, 0%": 0.11,  # 672
    "*, 0%, all of it": 0.13,  # 69
    "*, 0%, all of it, short": 0.34,  # 41
    "*, 38%": 0.15,  # 1252
    "*, 38%, all of it": 0.30,  # 189
    "*, 38%, all of it, short": 0.39,  # 279
    "*, 60%": 0.23,  # 878
    "*, 60%, all of it": 0.37,  # 193
    "*, 60%, all of it, short": 0.54,  # 217
    "*, 75%": 0.29,  # 753
    "*, 75%, all of it": 0.45,  # 263
    "*, 75%, all of it, short": 0.67,  # 243
    "*, 85%": 0.33,  # 776
    "*, 85%, all of it": 0.58,  # 358
    "*, 85%, all of it, short": 0.73,  # 324
    "*, 93%": 0.38,  # 644
    "*, 93%, all of it": 0.69,  # 436
    "*, 93%, all of it, short": 0.84,  # 325
    "*, 97%": 0.54,  # 1257
    "*, 97%, all of it": 0.80,  # 1886
    "*, 97%, all of it, short": 0.94,  # 1550
    "according other, all of it": 0.51,  # 35
    "according said": 0.28,  # 32
    "according said, all of it": 0.64,  # 319
    "according said, all of it, short": 0.86,  # 72
    "colon other, all of it": 0.29,  # 21
    "colon other, all of it, short": 0.57,  # 155
    "continued other by nobody": 0.82,  # 85
    "continued other, all of it": 0.81,  # 209
    "continued other, all of it, short": 0.92,  # 820
    "continued said, all of it": 0.99,  # 552
    "continued said, all of it, short": 0.99,  # 3195
    "hearsay other by nobody": 0.07,  # 46
    "none, 0%": 0.91,  # 2246
    "none, 12%": 0.81,  # 1433
    "none, 18%": 0.76,  # 1377
    "none, 25%": 0.63,  # 1728
    "none, 3%": 0.89,  # 687
    "none, 35%": 0.55,  # 1017
    "none, 42%": 0.41,  # 934
    "none, 6%": 0.86,  # 1540
    "noun by nobody, 0%": 0.11,  # 63
    "noun by nobody, 38%": 0.15,  # 40
    "noun, 0%": 0.19,  # 57
    "noun, 38%": 0.29,  # 62
    "passive, 0%": 0.06,  # 53
    "passive, 38%": 0.17,  # 105
    "passive, 38%, all of it": 0.14,  # 22
    "passive, 38%, all of it, short": 0.21,  # 38
    "passive, 60%": 0.16,  # 75
    "passive, 60%, all of it, short": 0.29,  # 21
    "passive, 75%": 0.34,  # 53
    "passive, 85%": 0.44,  # 52
    "passive, 85%, all of it, short": 0.65,  # 23
    "quote, 75%, all of it, short": 0.90,  # 20
    "quote, 85%": 0.55,  # 31
    "quote, 85%, all of it, short": 0.92,  # 37
    "quote, 93%": 0.41,  # 37
    "quote, 93%, all of it": 0.87,  # 68
    "quote, 93%, all of it, short": 0.92,  # 53
    "quote, 97%": 0.57,  # 555
    "quote, 97%, all of it": 0.84,  # 1000
    "quote, 97%, all of it, short": 0.97,  # 983
    "several, 38%": 0.16,  # 523
    "several, 60%": 0.26,  # 344
    "several, 75%": 0.31,  # 287
    "several, 85%": 0.38,  # 241
    "several, 93%": 0.58,  # 165
    "several, 97%": 0.72,  # 36
    "tail other": 0.04,  # 27
    "tail, 60%, all of it": 0.48,  # 21
    "tail, 75%, all of it": 0.25,  # 24
    "tail, 85%": 0.15,  # 20
    "tail, 85%, all of it": 0.38,  # 26
    "tail, 93%": 0.14,  # 58
    "tail, 93%, all of it": 0.59,  # 106
    "tail, 93%, all of it, short": 0.81,  # 64
    "tail, 97%": 0.44,  # 34
    "tail, 97%, all of it": 0.77,  # 146
    "tail, 97%, all of it, short": 0.86,  # 91
    "that, 0%": 0.09,  # 35
    "that, 38%": 0.14,  # 132
    "that, 38%, all of it": 0.04,  # 23
    "that, 38%, all of it, short": 0.43,  # 23
    "that, 60%": 0.28,  # 147
    "that, 60%, all of it": 0.36,  # 36
    "that, 60%, all of it, short": 0.68,  # 28
    "that, 75%": 0.34,  # 232
    "that, 75%, all of it": 0.57,  # 104
    "that, 75%, all of it, short": 0.78,  # 76
    "that, 85%": 0.40,  # 286
    "that, 85%, all of it": 0.68,  # 170
    "that, 85%, all of it, short": 0.85,  # 104
    "that, 93%": 0.44,  # 418
    "that, 93%, all of it": 0.72,  # 215
    "that, 93%, all of it, short": 0.85,  # 145
    "that, 97%": 0.56,  # 611
    "that, 97%, all of it": 0.76,  # 719
    "that, 97%, all of it, short": 0.90,  # 461
    "thing by nobody, 0%": 0.14,  # 37
    "thing by nobody, 38%": 0.02,  # 57
    "thing by nobody, 38%, all of it, short": 0.15,  # 20
    "thing by nobody, 60%": 0.08,  # 26
    "thing, 0%": 0.10,  # 377
    "thing, 0%, all of it": 0.15,  # 33
    "thing, 0%, all of it, short": 0.33,  # 24
    "thing, 38%": 0.15,  # 612
    "thing, 38%, all of it": 0.38,  # 86
    "thing, 38%, all of it, short": 0.39,  # 137
    "thing, 60%": 0.24,  # 402
    "thing, 60%, all of it": 0.33,  # 82
    "thing, 60%, all of it, short": 0.55,  # 101
    "thing, 75%": 0.28,  # 281
    "thing, 75%, all of it": 0.39,  # 71
    "thing, 75%, all of it, short": 0.64,  # 81
    "thing, 85%": 0.26,  # 257
    "thing, 85%, all of it": 0.54,  # 97
    "thing, 85%, all of it, short": 0.61,  # 105
    "thing, 93%": 0.29,  # 79
    "thing, 93%, all of it": 0.56,  # 27
    "thing, 93%, all of it, short": 0.76,  # 34
    "thing, 97%": 0.19,  # 27
    "to by nobody, 60%": 0.23,  # 52
    "to by nobody, 75%": 0.25,  # 28
    "to, 0%": 0.08,  # 53
    "to, 38%": 0.15,  # 156
    "to, 38%, all of it": 0.30,  # 23
    "to, 60%": 0.26,  # 116
    "to, 60%, all of it": 0.36,  # 25
    "to, 60%, all of it, short": 0.54,  # 26
    "to, 75%": 0.27,  # 97
    "to, 75%, all of it": 0.50,  # 20
    "to, 75%, all of it, short": 0.48,  # 23
    "to, 85%": 0.28,  # 85
    "to, 85%, all of it, short": 0.65,  # 26
    "to, 93%": 0.40,  # 35
    "to, 93%, all of it, short": 0.77,  # 26
    "with by nobody, 0%": 0.00,  # 26
    "with by nobody, 38%": 0.04,  # 28
    "with, 0%": 0.15,  # 81
    "with, 38%": 0.13,  # 166
    "with, 38%, all of it": 0.30,  # 20
    "with, 38%, all of it, short": 0.38,  # 42
    "with, 60%": 0.18,  # 96
    "with, 60%, all of it, short": 0.57,  # 23
    "with, 75%": 0.19,  # 58
    "with, 75%, all of it, short": 0.50,  # 20
    "with, 85%": 0.26,  # 43
}
