"""How far annotators agree: coefficients over model values."""
