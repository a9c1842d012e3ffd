package io.chalkstream.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.MouseButton;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** One person's browser with the web app in it. Coordinates are in pixels of its window. */
public final class BoardPage implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final int MOUSE_STEPS = 12;
    private static final Browser.NewContextOptions SIZE = new Browser.NewContextOptions().setViewportSize(1000, 700);
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Finds the rendered buttons whose middle line is covered or clipped in part, even when their bar is scrolled to them. */
    private static final String UNREACHABLE = """
        () => JSON.stringify([...document.querySelectorAll("button[data-testid]")].filter(button => {
          const bar = button.closest(".toolbar, .chosen");
          if (bar !== null && bar.scrollWidth > bar.clientWidth) {
            bar.scrollLeft += button.getBoundingClientRect().left - bar.getBoundingClientRect().left - 8;
          }
          const { left, right, top, bottom, width } = button.getBoundingClientRect();
          const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
          const line = [left + 3, (left + right) / 2, right - 3];
          const isOnTop = x => button.contains(document.elementFromPoint(x, (top + bottom) / 2));
          return width > 0 && !(isInside && line.every(isOnTop));
        }).map(button => button.dataset.testid))\
        """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    private BoardPage(Browser browser, Device device) {
        this(browser.newContext(SIZE));
        context.addInitScript(device.script());
    }

    private BoardPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add(message.text());
            }
        });
    }

    /** Opens an address as a new person, gives the name, and waits for the board. */
    public static BoardPage open(Browser browser, String address, String name) {
        var opened = ask(browser, address, name);
        opened.awaitState("online");
        return opened;
    }

    /** Opens an address as a new person, and gives the name. */
    public static BoardPage ask(Browser browser, String address, String name) {
        var opened = visit(browser, address, Device.USUAL);
        opened.giveName(name);
        return opened;
    }

    /** Opens an address as a new person on such a device, and does nothing else. */
    public static BoardPage visit(Browser browser, String address, Device device) {
        var opened = new BoardPage(browser, device);
        opened.page.navigate(address);
        return opened;
    }

    /** Types a code on the start page as a new person, gives the name, and waits for the board. */
    public static BoardPage byCode(Browser browser, String startPage, String code, String name, Device device) {
        var opened = visit(browser, startPage, device);
        opened.find("code-input").fill(code);
        opened.find("join").click();
        opened.giveName(name);
        opened.awaitState("online");
        return opened;
    }

    /** Goes to another address. */
    public void goTo(String address) {
        page.navigate(address);
    }

    /** The browser tells the page that the device has a network again. */
    public void noticeNetwork() {
        page.evaluate("() => void dispatchEvent(new Event('online'))");
    }

    /** The device's clock is set right. */
    public void setClockRight() {
        page.evaluate("() => void (window.clockError = 0)");
    }

    /** Answers the question for the name. */
    public void giveName(String name) {
        find("name-input").fill(name);
        find("name-submit").click();
    }

    /** Opens an address on another device of the same person: their browser's storage is copied. */
    public BoardPage onAnotherDevice(String address) {
        var kept = (String) page.evaluate("() => JSON.stringify(localStorage)");
        var other = new BoardPage(context.browser().newContext(SIZE));
        other.context.addInitScript("Object.assign(localStorage, %s)".formatted(kept));
        other.page.navigate(address);
        other.find("who-same").or(other.find("connection")).first().waitFor();
        if (other.find("who-same").isVisible()) {
            other.find("who-same").click();
        }
        other.awaitState("online");
        return other;
    }

    public String boardId() {
        return (String) page.evaluate("() => window.chalkstream.boardId");
    }

    /** The page's own address. */
    public String url() {
        return page.url();
    }

    /** The link in one of the fields of the share panel, which is open for the board's creator. */
    public String shared(String field) {
        page.waitForCondition(() -> !find(field).inputValue().isEmpty());
        return find(field).inputValue();
    }

    public void choose(String tool) {
        find("tool-" + tool).click();
    }

    /** Clicks one of the buttons, by its test id. */
    public void press(String button) {
        find(button).click();
    }

    /** Clicks the button that has this label. */
    public void pressLabelled(String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    /** Waits for the button that has this label. */
    public void awaitLabelled(String label) {
        assertThat(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true)))
                .isVisible();
    }

    /** Clicks the button with this test id and this text. */
    public void press(String button, String text) {
        find(button).filter(new Locator.FilterOptions().setHasText(text)).click();
    }

    /** Presses a button that asks for files, and chooses these. */
    public void chooseFiles(String button, Path... files) {
        page.waitForFileChooser(() -> press(button)).setFiles(files);
    }

    /** Presses a button that gives a file, and returns what is in it. */
    public byte[] download(String button) {
        try {
            return Files.readAllBytes(page.waitForDownload(() -> press(button)).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canvas with the board's elements, without the paper below them. */
    public BufferedImage canvas() {
        var url = (String) find("board-canvas").evaluate("canvas => canvas.toDataURL()");
        return image(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
    }

    /** Selects one of a field's options, by its label. */
    public void choose(String field, String option) {
        find(field).selectOption(new SelectOption().setLabel(option));
    }

    /** Writes into one of the fields, by its test id. */
    public void fill(String field, String text) {
        find(field).fill(text);
    }

    public void keys(String combination) {
        page.keyboard().press(combination);
    }

    /** Holds a key down while something is done. */
    public void holdingKey(String key, Runnable action) {
        page.keyboard().down(key);
        action.run();
        page.keyboard().up(key);
    }

    public void type(String text) {
        page.keyboard().insertText(text);
    }

    public void click(double x, double y) {
        page.mouse().click(x, y);
    }

    /** Opens the context menu with the right mouse button. */
    public void menuAt(double x, double y) {
        page.mouse().click(x, y, new Mouse.ClickOptions().setButton(MouseButton.RIGHT));
        awaitMenu();
    }

    /** Waits for the context menu. */
    public void awaitMenu() {
        assertThat(find("context-menu")).isVisible();
    }

    public void point(double x, double y) {
        page.mouse().move(x, y, new Mouse.MoveOptions().setSteps(MOUSE_STEPS));
    }

    /** Presses the mouse button at one point and releases it at another. */
    public void drag(double fromX, double fromY, double toX, double toY) {
        hold(fromX, fromY, toX, toY);
        letGo();
    }

    /** Presses the mouse button at one point, and moves to another. */
    public void hold(double fromX, double fromY, double toX, double toY) {
        page.mouse().move(fromX, fromY);
        page.mouse().down();
        point(toX, toY);
    }

    /** Releases the mouse button. */
    public void letGo() {
        page.mouse().up();
    }

    /** The window as a touch screen. */
    public TouchScreen touchScreen() {
        return new TouchScreen(context.newCDPSession(page));
    }

    public void reload() {
        page.reload();
        awaitState("online");
    }

    /** Loads the page again and waits until it shows a board, although it can't reach it. */
    public void reloadWithoutConnection() {
        page.reload();
        assertThat(find("connection"))
                .hasAttribute(
                        "data-state",
                        Pattern.compile("connecting|offline"),
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Whether leaving the page loses nothing of what has been put on the board. */
    public boolean isSafeToLeave() {
        return (Boolean) page.evaluate("() => window.chalkstream.isSafeToLeave()");
    }

    /** What is in one of the fields, by its test id. */
    public String value(String field) {
        return find(field).inputValue();
    }

    /** Waits for a state of the connection: online, connecting, offline. */
    public void awaitState(String state) {
        assertThat(find("connection"))
                .hasAttribute(
                        "data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Waits until something, by its test id, is visible and has this text. */
    public void awaitText(String testId, String text) {
        assertThat(find(testId))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(find(testId)).isVisible();
    }

    /** Waits until the page says, for this reason, that no board is to be seen. */
    public void awaitNoAccess(String reason) {
        assertThat(find("no-access"))
                .hasAttribute(
                        "data-reason", reason, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Waits until something, by its test id, isn't visible. */
    public void awaitGone(String testId) {
        assertThat(find(testId)).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Waits until a button, by its test id, is enabled and has this label. */
    public void awaitButton(String button, String label) {
        assertThat(find(button))
                .hasAttribute(
                        "aria-label", label, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(find(button)).isEnabled();
    }

    /** Where a link leads to, by its test id, once it is there. */
    public String link(String testId) {
        return find(testId).getAttribute("href");
    }

    /** The label of a button, by its test id. */
    public String text(String button) {
        return find(button).innerText();
    }

    /** The document's title. */
    public String title() {
        return page.title();
    }

    /** The names at other people's cursors. */
    public List<String> cursorNames() {
        return texts("window.chalkstream.cursors()");
    }

    /** The names of the others who use the laser pointer. */
    public List<String> laserNames() {
        return texts("window.chalkstream.lasers()");
    }

    /** The names of the others who write in an element. */
    public List<String> writerNames() {
        return texts("window.chalkstream.writers()");
    }

    /** The addresses from where the page has loaded fonts. */
    public List<String> fontFiles() {
        return texts("performance.getEntriesByType('resource').map(({ name }) => name).filter(name =>"
                + " name.endsWith('.woff2'))");
    }

    /** The board as this page shows it, by element id. */
    public Map<String, Element> elements() {
        var json = (String) page.evaluate("() => JSON.stringify(window.chalkstream.elements())");
        return Stream.of(Json.read(json, Element[].class)).collect(Collectors.toMap(Element::id, Function.identity()));
    }

    /** The page's tools, in the order in which they are offered. */
    public List<DrawingTool> tools() {
        return List.of(Json.read(
                (String) page.evaluate("() => JSON.stringify(window.chalkstream.tools())"), DrawingTool[].class));
    }

    /** The number of operations without an outcome. */
    public int pendingOps() {
        return (Integer) page.evaluate("() => window.chalkstream.pendingOps()");
    }

    /** A screenshot of a part of the window. */
    public BufferedImage seen(double x, double y, double width, double height) {
        return image(page.screenshot(new Page.ScreenshotOptions().setClip(x, y, width, height)));
    }

    /** The pixels of a PNG. */
    public static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves a screenshot as {@code target/screenshots/NAME.png}. */
    public void keepScreenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Resizes the window. */
    public void resize(int width, int height) {
        page.setViewportSize(width, height);
    }

    /** The test ids of the buttons that lie outside the window or are covered. */
    public List<String> unreachableButtons() {
        return List.of(Json.read((String) page.evaluate(UNREACHABLE), String[].class));
    }

    /** The accessibility rules that the page breaks now, each with the element that does. */
    public List<String> brokenAccessibilityRules() {
        return AccessibilityRules.brokenIn(page);
    }

    /** Why a button can't be used now, by its test id. */
    public String whyNot(String button) {
        return find(button).getAttribute("aria-description");
    }

    /** Whether something is visible now, by its test id. */
    public boolean isShown(String testId) {
        return find(testId).isVisible();
    }

    /** The line around something, by its test id, where the person's system chooses the colours. */
    public String outlineInForcedColors(String testId) {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        var outline = (String) find(testId).evaluate("""
                part => {
                  const { outlineStyle, outlineWidth } = getComputedStyle(part);
                  return `${outlineStyle} ${outlineWidth}`;
                }""");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        return outline;
    }

    /** How many parts of the page move, or would when they change, for a person who wants less motion or doesn't mind. */
    public int movingParts(boolean isReduced) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(isReduced ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        return (Integer) page.evaluate("""
                () => [...document.querySelectorAll("*:not(.not-started)")].filter(part => {
                  const { animationName, transitionDuration } = getComputedStyle(part);
                  return animationName !== "none" || transitionDuration.split(",").some(time => parseFloat(time) > 0);
                }).length""");
    }

    /** The test id, or else the class, of what has the keyboard. */
    public String focused() {
        return (String)
                page.evaluate("() => document.activeElement.dataset.testid ?? document.activeElement.className");
    }

    /** The width of an element, by its test id. */
    public double width(String testId) {
        return find(testId).boundingBox().width;
    }

    /** From the window's lower edge to the upper one of an element, by its test id. */
    public double heightFromBelow(String testId) {
        var height = find(testId).evaluate("part => innerHeight - part.getBoundingClientRect().top");
        return ((Number) height).doubleValue();
    }

    /** The distance of the tooltip above or below a button, by the button's test id. */
    public double tooltipDistance(String button) {
        var tooltip = page.getByRole(AriaRole.TOOLTIP);
        page.mouse().move(500, 350);
        assertThat(tooltip).isHidden();
        find(button).hover();
        assertThat(tooltip).isVisible();
        var hung = tooltip.boundingBox();
        var place = find(button).boundingBox();
        return hung.y > place.y ? hung.y - place.y - place.height : place.y - hung.y - hung.height;
    }

    /** Makes the page throw an error. */
    public void fail() {
        page.evaluate("() => void setTimeout(() => { throw new Error('broken on purpose') })");
    }

    /** The errors on the page's console. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        context.close();
    }

    private List<String> texts(String expression) {
        return List.of(Json.read((String) page.evaluate("() => JSON.stringify(" + expression + ")"), String[].class));
    }

    private Locator find(String testId) {
        return page.getByTestId(testId);
    }
}
