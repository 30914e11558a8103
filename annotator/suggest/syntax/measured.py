"""How often each family of suggestions was wholly right, and in how many sentences.

What `benchmarks/suggestions.py --suggester syntax --families` prints; `*` is a level's families.
"""

MEASURED: dict[str, float] = {
    "* by nobody, 0%": 0.06,  # 103
    "* by nobody, 45%": 0.09,  # 115
    "* by nobody, 45%, all of it, short": 0.36,  # 22
    "* by nobody, 60%": 0.09,  # 89
    "* by nobody, 75%": 0.18,  # 71
    "* by nobody, 75%, all of it, short": 0.54,  # 26
    "* by nobody, 85%": 0.25,  # 53
    "* by nobody, 85%, all of it": 0.14,  # 22
    "* by nobody, 85%, all of it, short": 0.35,  # 26
    "* by nobody, 93%": 0.08,  # 24
    "*, 0%": 0.07,  # 559
    "*, 0%, all of it": 0.07,  # 56
    "*, 45%": 0.13,  # 817
    "*, 45%, all of it": 0.26,  # 115
    "*, 45%, all of it, short": 0.31,  # 142
    "*, 60%": 0.20,  # 813
    "*, 60%, all of it": 0.32,  # 147
    "*, 60%, all of it, short": 0.44,  # 186
    "*, 75%": 0.26,  # 670
    "*, 75%, all of it": 0.39,  # 160
    "*, 75%, all of it, short": 0.56,  # 190
    "*, 85%": 0.30,  # 811
    "*, 85%, all of it": 0.50,  # 293
    "*, 85%, all of it, short": 0.63,  # 289
    "*, 93%": 0.35,  # 695
    "*, 93%, all of it": 0.66,  # 581
    "*, 93%, all of it, short": 0.75,  # 391
    "*, 97%": 0.53,  # 1800
    "*, 97%, all of it": 0.78,  # 2075
    "*, 97%, all of it, short": 0.92,  # 1810
    "according other, all of it": 0.51,  # 35
    "according said": 0.26,  # 35
    "according said, all of it": 0.64,  # 317
    "according said, all of it, short": 0.86,  # 71
    "colon other, all of it": 0.26,  # 23
    "colon other, all of it, short": 0.55,  # 158
    "continued other by nobody": 0.86,  # 71
    "continued other, all of it": 0.84,  # 205
    "continued other, all of it, short": 0.92,  # 847
    "continued said, all of it": 0.99,  # 546
    "continued said, all of it, short": 0.99,  # 3143
    "hearsay other by nobody": 0.07,  # 45
    "none, 0%": 0.91,  # 2260
    "none, 12%": 0.81,  # 1433
    "none, 18%": 0.76,  # 1330
    "none, 25%": 0.68,  # 1536
    "none, 3%": 0.89,  # 662
    "none, 35%": 0.59,  # 1208
    "none, 45%": 0.42,  # 993
    "none, 6%": 0.89,  # 1481
    "noun by nobody, 0%": 0.07,  # 55
    "noun by nobody, 45%": 0.15,  # 41
    "noun, 0%": 0.11,  # 38
    "noun, 45%": 0.23,  # 44
    "noun, 60%": 0.39,  # 49
    "noun, 75%": 0.23,  # 22
    "passive, 0%": 0.07,  # 43
    "passive, 45%": 0.09,  # 65
    "passive, 60%": 0.17,  # 66
    "passive, 75%": 0.27,  # 55
    "passive, 85%": 0.26,  # 65
    "passive, 93%": 0.17,  # 35
    "passive, 97%": 0.41,  # 22
    "quote, 93%": 0.44,  # 45
    "quote, 93%, all of it": 0.85,  # 192
    "quote, 93%, all of it, short": 0.91,  # 97
    "quote, 97%": 0.58,  # 572
    "quote, 97%, all of it": 0.85,  # 878
    "quote, 97%, all of it, short": 0.97,  # 977
    "several, 45%": 0.14,  # 385
    "several, 60%": 0.21,  # 379
    "several, 75%": 0.25,  # 296
    "several, 85%": 0.32,  # 317
    "several, 93%": 0.49,  # 217
    "several, 97%": 0.58,  # 165
    "tail, 85%": 0.18,  # 22
    "tail, 85%, all of it": 0.44,  # 36
    "tail, 93%": 0.23,  # 43
    "tail, 93%, all of it": 0.60,  # 84
    "tail, 93%, all of it, short": 0.75,  # 40
    "tail, 97%": 0.28,  # 57
    "tail, 97%, all of it": 0.71,  # 187
    "tail, 97%, all of it, short": 0.85,  # 129
    "that, 0%": 0.06,  # 47
    "that, 45%": 0.15,  # 60
    "that, 60%": 0.19,  # 97
    "that, 75%": 0.30,  # 125
    "that, 75%, all of it": 0.52,  # 31
    "that, 75%, all of it, short": 0.68,  # 25
    "that, 85%": 0.39,  # 207
    "that, 85%, all of it": 0.62,  # 84
    "that, 85%, all of it, short": 0.78,  # 77
    "that, 93%": 0.42,  # 271
    "that, 93%, all of it": 0.66,  # 172
    "that, 93%, all of it, short": 0.81,  # 97
    "that, 97%": 0.56,  # 958
    "that, 97%, all of it": 0.76,  # 910
    "that, 97%, all of it, short": 0.90,  # 601
    "thing by nobody, 0%": 0.00,  # 23
    "thing by nobody, 45%": 0.03,  # 35
    "thing by nobody, 60%": 0.06,  # 31
    "thing by nobody, 75%": 0.24,  # 21
    "thing, 0%": 0.07,  # 313
    "thing, 0%, all of it": 0.16,  # 25
    "thing, 45%": 0.14,  # 435
    "thing, 45%, all of it": 0.33,  # 54
    "thing, 45%, all of it, short": 0.28,  # 74
    "thing, 60%": 0.19,  # 386
    "thing, 60%, all of it": 0.38,  # 74
    "thing, 60%, all of it, short": 0.48,  # 87
    "thing, 75%": 0.26,  # 325
    "thing, 75%, all of it": 0.35,  # 71
    "thing, 75%, all of it, short": 0.57,  # 105
    "thing, 85%": 0.29,  # 309
    "thing, 85%, all of it": 0.46,  # 102
    "thing, 85%, all of it, short": 0.58,  # 117
    "thing, 93%": 0.31,  # 205
    "thing, 93%, all of it": 0.44,  # 87
    "thing, 93%, all of it, short": 0.64,  # 101
    "thing, 97%": 0.29,  # 128
    "thing, 97%, all of it": 0.58,  # 57
    "thing, 97%, all of it, short": 0.74,  # 65
    "to by nobody, 75%": 0.21,  # 33
    "to by nobody, 85%": 0.34,  # 32
    "to by nobody, 85%, all of it": 0.15,  # 20
    "to, 0%": 0.08,  # 53
    "to, 45%": 0.07,  # 72
    "to, 60%": 0.26,  # 93
    "to, 60%, all of it": 0.43,  # 21
    "to, 75%": 0.26,  # 77
    "to, 85%": 0.29,  # 113
    "to, 85%, all of it": 0.41,  # 22
    "to, 85%, all of it, short": 0.67,  # 27
    "to, 93%": 0.25,  # 68
    "to, 93%, all of it, short": 0.56,  # 25
    "to, 97%": 0.40,  # 43
    "to, 97%, all of it": 0.45,  # 20
    "to, 97%, all of it, short": 0.83,  # 24
    "unsaid other by nobody": 0.70,  # 20
    "with by nobody, 45%": 0.00,  # 25
    "with, 0%": 0.07,  # 58
    "with, 45%": 0.15,  # 120
    "with, 45%, all of it, short": 0.32,  # 28
    "with, 60%": 0.15,  # 98
    "with, 60%, all of it, short": 0.43,  # 30
    "with, 75%": 0.19,  # 52
    "with, 85%": 0.20,  # 74
    "with, 85%, all of it": 0.43,  # 21
    "with, 85%, all of it, short": 0.45,  # 20
    "with, 93%": 0.33,  # 27
    "with, 97%": 0.20,  # 20
}
