"""A headless browser, spoken to in the WebDriver protocol: JSON over HTTP."""

import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any

from attrs import frozen


TAB, ENTER, SPACE, SHIFT = "\ue004", "\ue007", " ", "\ue008"

_CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@frozen
class Browser:
    """One window."""

    driver: HTTPConnection
    session: str

    def open(self, address: str) -> None:
        """Go to a page, and wait until it is there."""
        self._ask("url", url=address)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self._ask("execute/sync", script=script, args=arguments)

    def wait_for(self, promise: str, *arguments: object) -> Any:
        """What the promise that a script makes comes to."""
        script = f"const done = [...arguments].pop(); ({promise})(...arguments).then(done);"
        return self._ask("execute/async", script=script, args=arguments)

    def press(self, *keys: str) -> None:
        """Press keys together, and let them go."""
        strokes = [{"type": "keyDown", "value": key} for key in keys]
        strokes += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._ask("actions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def show(self, width: int, height: int = 800, *, scheme: str = "light") -> None:
        """Give the window a size in CSS pixels and a colour scheme."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **size)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.devtools("Emulation.setEmulatedMedia", features=[feature])

    def devtools(self, command: str, **parameters: object) -> Any:
        """Do what only Chromium can."""
        return self._ask("goog/cdp/execute", cmd=command, params=parameters)

    def picture(self) -> bytes:
        """The window as a PNG, to look at."""
        return b64decode(self.devtools("Page.captureScreenshot")["data"])

    def _ask(self, command: str, **values: object) -> Any:
        return _answer(self.driver, f"{self.session}/{command}", values)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, until it is done with."""
    program = shutil.which("chromedriver") or "chromedriver"
    arguments = [program, "--port=0"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        try:
            driver = HTTPConnection("127.0.0.1", _port(process), timeout=60)
            options = {"args": _CHROMIUM, "binary": shutil.which("chromium")}
            wish = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
            session = f"/session/{_answer(driver, '/session', wish)['sessionId']}"
            try:
                yield Browser(driver, session)
            finally:
                driver.request("DELETE", session)
                driver.getresponse().read()
                driver.close()
        finally:
            process.terminate()


def _port(process: "subprocess.Popen[str]") -> int:
    for line in process.stdout or ():
        if "successfully on port" in line:
            return int(line.rstrip(".\n").rpartition(" ")[2])
    raise OSError("chromedriver did not start")


def _answer(driver: HTTPConnection, path: str, values: object) -> Any:
    driver.request("POST", path, json.dumps(values))
    response = driver.getresponse()
    value = json.load(response)["value"]
    if response.status != HTTPStatus.OK:
        raise AssertionError(value["message"])
    return value
