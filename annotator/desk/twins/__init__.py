"""The same claim in other stories: finding it, linking it, and answering it alike."""

from annotator.desk.twins.twins import Twin, Twins

__all__ = ["Twin", "Twins"]
