"""What LibreOffice makes of documents, asked through its own interface. Runs under the system's Python, which has `uno`.

It reads one JSON line for each question and answers it by one: `{"file": …, "do": "accept" | "reject" | "read" | "save"}` gives
`{"paragraphs": […], "left": …}`: what stands there after every change is decided, and how many changes are left. To
save, it is told `to` which file and by which `filter`.
"""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

DECIDE = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def desktop(pipe: str) -> tuple[Any, Any]:
    """The running office, and its dispatcher. Waits until it listens."""
    import uno  # type: ignore[import-not-found]

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for waited in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            if waited == 599:
                raise
            time.sleep(0.1)
    services = context.ServiceManager
    return (
        services.createInstanceWithContext("com.sun.star.frame.Desktop", context),
        services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context),
    )


def opened(office: Any, path: str) -> Any:
    """The document, without a window."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    return office.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))


def items(container: Any) -> list[Any]:
    """What an enumeration holds."""
    found = []
    each = container.createEnumeration()
    while each.hasMoreElements():
        found.append(each.nextElement())
    return found


def paragraphs(text: Any) -> list[str]:
    """Every paragraph in order; of a table, each row with its cells parted by tabs."""
    found: list[str] = []
    for block in items(text):
        if not block.supportsService("com.sun.star.text.TextTable"):
            found.append(block.getString())
            continue
        rows: dict[int, list[str]] = {}
        for name in block.getCellNames():
            number = int("".join(filter(str.isdigit, name)))
            rows.setdefault(number, []).append(block.getCellByName(name).getString())
        found += ["\t".join(cells) for _, cells in sorted(rows.items())]
    return found


def save(document: Any, path: str, filter_name: str) -> None:
    """The document in another format."""
    from com.sun.star.beans import PropertyValue

    chosen = PropertyValue()
    chosen.Name, chosen.Value = "FilterName", filter_name
    document.storeToURL(Path(path).as_uri(), (chosen,))


def answer(office: Any, dispatcher: Any, question: dict[str, str]) -> dict[str, Any]:
    """What stands in the file after what is asked was done."""
    document = opened(office, question["file"])
    try:
        kinds = [redline.getPropertyValue("RedlineType") for redline in items(document.getRedlines())]
        if command := DECIDE.get(question["do"]):
            dispatcher.executeDispatch(document.getCurrentController().getFrame(), command, "", 0, ())
        if question["do"] == "save":
            save(document, question["to"], question["filter"])
        found = {
            "paragraphs": paragraphs(document.getText()),
            "left": len(items(document.getRedlines())),
            "kinds": kinds,
        }
        if target := question.get("pdf"):
            save(document, target, "writer_pdf_Export")
        return found
    finally:
        document.close(True)


def say(what: Any) -> None:
    """One line of JSON."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def main() -> None:
    """Answer until nothing more is asked; then end the office."""
    office, dispatcher = desktop(sys.argv[1])
    say("ready")
    for line in sys.stdin:
        try:
            said = answer(office, dispatcher, json.loads(line))
        except Exception as error:  # noqa: BLE001 - told to the test, which fails by it
            said = {"error": f"{type(error).__name__}: {error}"}
        say(said)
    with suppress(Exception):  # it may be gone already
        office.terminate()


if __name__ == "__main__":
    main()
