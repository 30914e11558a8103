"""Whether an address can be opened in a browser of its own window.

One that runs in the terminal would take it away from the desk; and over SSH there is none.
"""


def browser_opens() -> bool:
    """Tell whether the machine's browser opens a window of its own."""
    import webbrowser  # slow, and few people ask

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser
