package io.chalkstream.system.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.chalkstream.protocol.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A page that shows each type of element in all its looks, and each paper. It is bundled from the web app's tests. */
final class Sheet implements AutoCloseable {
    private static final Path WEB_APP =
            Path.of("..", "web-app").toAbsolutePath().normalize();
    private static final Path RESOURCES = WEB_APP.resolve(Path.of("target", "classes", "META-INF", "resources"));

    private final Page page;
    private final Path bundle;

    private Sheet(Page page, Path bundle) {
        this.page = page;
        this.bundle = bundle;
    }

    /** Bundles the page into a folder, and opens it. */
    static Sheet open(Browser browser, Path folder) throws IOException, InterruptedException {
        bundle(folder.toAbsolutePath());
        var sheet = new Sheet(browser.newPage(), folder);
        sheet.page.route("**/*", sheet::answer);
        sheet.page.navigate("http://pictures.test/sheet.html");
        return sheet;
    }

    /** What it looks like in a theme at a zoom. */
    Shown show(String theme, double zoom) throws IOException {
        var json = (String)
                page.evaluate("async ([theme, zoom]) => JSON.stringify(await show(theme, zoom))", List.of(theme, zoom));
        var parts = List.of(Json.read(json, Part[].class));
        int width = parts.stream().mapToInt(part -> part.x + part.width).max().orElseThrow();
        int height = parts.stream().mapToInt(part -> part.y + part.height).max().orElseThrow();
        page.setViewportSize(width, height);
        return new Shown(ImageIO.read(new ByteArrayInputStream(page.screenshot())), parts);
    }

    @Override
    public void close() {
        page.close();
    }

    private void answer(Route route) {
        var path = URI.create(route.request().url()).getPath();
        var folder = path.startsWith("/assets/") ? RESOURCES : bundle;
        route.fulfill(new Route.FulfillOptions().setPath(folder.resolve(path.substring(1))));
    }

    private static void bundle(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var log = folder.resolve("deno.log");
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        var deno = WEB_APP.resolve(Path.of("target", "deno", isWindows ? "deno.exe" : "deno"));
        var process = new ProcessBuilder(deno.toString(), "run", "-A", "build/pictures.ts", folder.toString())
                .directory(WEB_APP.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    /** A picture of the page, and its parts. */
    record Shown(BufferedImage picture, List<Part> parts) {
        Shown {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a picture that is compared by itself, in pixels. */
    record Part(String name, int x, int y, int width, int height) {}
}
