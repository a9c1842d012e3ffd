package io.chalkstream.system;

import io.chalkstream.system.browser.Browsers;
import io.chalkstream.system.browser.LaunchedBrowser;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides the browsers that all tests share, each test with contexts of its own. A browser isn't for use by several threads, so each
 * class has one to itself, or waits for one. They end after the last test.
 */
final class SharedBrowser implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedBrowser.class);

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        context.getStore(NAMESPACE).put(LaunchedBrowser.class, pool(context).take());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // The store would close what it still has.
        pool(context).give(context.getStore(NAMESPACE).remove(LaunchedBrowser.class, LaunchedBrowser.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LaunchedBrowser.class;
    }

    @Override
    public LaunchedBrowser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(LaunchedBrowser.class, LaunchedBrowser.class);
    }

    private static Pool pool(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Pool.class, key -> new Pool(), Pool.class);
    }

    private static final class Pool implements AutoCloseable {
        private static final int BROWSERS = 1;

        private final BlockingQueue<LaunchedBrowser> free = new ArrayBlockingQueue<>(BROWSERS);
        private int launched;

        LaunchedBrowser take() throws InterruptedException {
            synchronized (this) {
                if (free.isEmpty() && launched < BROWSERS) {
                    var browser = Browsers.launch();
                    launched++;
                    return browser;
                }
            }
            return free.take();
        }

        void give(LaunchedBrowser browser) {
            free.add(browser);
        }

        @Override
        public void close() {
            free.forEach(LaunchedBrowser::close);
        }
    }
}
