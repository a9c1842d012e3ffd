package io.chalkstream.system;

import io.chalkstream.system.browser.Browsers;
import io.chalkstream.system.browser.LaunchedBrowser;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides one browser that all tests share, each with contexts of its own. It isn't for use by several threads, so such classes
 * run one at a time ({@code @ResourceLock}). It ends after the last test.
 */
final class SharedBrowser implements ParameterResolver {
    static final String LOCK = "a browser";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedBrowser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LaunchedBrowser.class;
    }

    @Override
    public LaunchedBrowser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(LaunchedBrowser.class, key -> Browsers.launch(), LaunchedBrowser.class);
    }
}
