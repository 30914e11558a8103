"""The screen. It shows the desk and hands it keys; it decides nothing about answers."""
