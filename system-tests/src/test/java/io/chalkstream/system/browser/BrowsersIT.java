package io.chalkstream.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowsersIT {
    @Test
    void a_browser_is_found_or_fetched_and_draws_on_a_canvas() {
        try (var launched = Browsers.launch();
                var page = launched.browser().newPage()) {
            page.setContent("<canvas width=2 height=1></canvas>");

            var pixel = page.evaluate("""
                    () => {
                      const context = document.querySelector("canvas").getContext("2d");
                      context.fillStyle = "rgb(1, 2, 3)";
                      context.fillRect(1, 0, 1, 1);
                      return context.getImageData(0, 0, 2, 1).data.join();
                    }""");

            assertThat(pixel).isEqualTo("0,0,0,0,1,2,3,255");
        }
    }
}
