"""What every widget that draws its own lines shares: styles from the sheet, looked up once.

Asking Textual for a widget's style walks up the whole tree; at every line of every frame that
would cost more than drawing. And every component class of every widget is matched with the whole
sheet, several times before the first sentence is shown: looks are the program's own, once for all.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from annotator.tui.themes import LABEL_COLOURS, MARKINGS

LOOKS = frozenset(("quiet", "strong", "bar", "rule", *LABEL_COLOURS, *MARKINGS))
"""The component classes that every such widget can draw in. They are those of the program."""


class Painted(Widget):
    """A widget that draws strips in the styles of its component classes."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ground: Style | None = None
        self._inks: dict[tuple[Style, str], Style] = {}
        self._sheet: dict[Style, Style] = {}
        """By what is drawn what the sheet says: looks are added to that."""
        self._blank: Strip | None = None

    @property
    def ground(self) -> Style:
        """The widget's own colours."""
        if self._ground is None:
            self._ground = self._drawn(self.rich_style)
        return self._ground

    def ink(self, look: str, ground: Style) -> Style:
        """Return a look on a ground; one that the sheet does not know is muted."""
        style = self._inks.get((ground, look))
        if style is None:
            said = self._sheet.get(ground, ground)
            style = self._drawn(said + self._own(look) if look else said)
            self._inks[ground, look] = style
        return style

    def blank(self) -> Strip:
        """Return a line with nothing on it."""
        width = self.size.width
        if self._blank is None or self._blank.cell_length != width:
            self._blank = Strip.blank(width, self.ground)
        return self._blank

    def _own(self, look: str) -> Style:
        """Return what the sheet says of a look, of this widget's or of everybody's."""
        if look in self.COMPONENT_CLASSES:
            return self.get_component_rich_style(look, partial=True)
        known = look if look in LOOKS else "muted"
        return self.app.get_component_styles(known).partial_rich_style

    def _drawn(self, said: Style) -> Style:
        """Return a style in the colours that the terminal has.

        Textual looks every line of every frame through for what must be changed; here that is done
        once a style, as every style is an ink.
        """
        _, background = self.background_colors
        segments = [Segment(" ", said)]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, background)
        drawn = segments[0].style or said
        self._sheet[drawn] = said
        return drawn

    @property
    def size(self) -> Size:
        """The size in cells; without border and padding, Textual need not look for the inside."""
        return self._size

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region, without Textual's box model.

        These widgets have no border, padding or opacity, and keep strips that did not change;
        working those out for every line of every frame would double the cost of a key.
        """
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def notify_style_update(self) -> None:
        """Look every style up again: the theme changed."""
        self._ground = self._blank = None
        self._inks, self._sheet = {}, {}
        super().notify_style_update()
