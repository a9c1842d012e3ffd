package io.chalkstream.ops.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A file of the page, as the web app's build puts it into its jar. */
record PageFile(String name, String type) {
    private static final String FOLDER = "/ops-console/";
    private static final PageFile PAGE = new PageFile("index.html", "text/html; charset=utf-8");
    private static final Map<String, PageFile> FILES = Map.of(
            "",
            PAGE,
            "/",
            PAGE,
            "/main.js",
            new PageFile("main.js", "text/javascript; charset=utf-8"),
            "/main.css",
            new PageFile("main.css", "text/css; charset=utf-8"));

    /** The file at this path below the page's. */
    static Optional<PageFile> of(String path) {
        return Optional.ofNullable(FILES.get(path));
    }

    byte[] read() throws IOException {
        try (var file = PageFile.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new FileNotFoundException("The page is not built: there is no " + FOLDER + name);
            }
            return file.readAllBytes();
        }
    }
}
