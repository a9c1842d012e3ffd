package io.chalkstream.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Provides one stack that all tests share, each with boards of its own; a test that kills a process starts it again. A
 * test says by {@link UsesStack} or {@link DisruptsStack} what it does with the stack, which is stopped after the last
 * test. A failed test prints where the logs are.
 */
final class SharedStack
        implements ParameterResolver, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestStack.class;
    }

    @Override
    public TestStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return started(context).get();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        sayWhereTheLogsAre(context);
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        sayWhereTheLogsAre(context);
        throw failure;
    }

    private static void sayWhereTheLogsAre(ExtensionContext context) {
        var stack = started(context).stack();
        if (stack != null) {
            System.err.println(context.getDisplayName() + " failed; the logs of its processes are in " + stack.logs());
        }
    }

    private static Started started(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class);
    }

    /** The one start of the stack: if it fails, it fails for all tests, and isn't tried for each. */
    private record Started(
            @Nullable TestStack stack, @Nullable RuntimeException failure) implements AutoCloseable {
        static Started now() {
            try {
                return new Started(TestStack.start(), null);
            } catch (RuntimeException e) {
                return new Started(null, e);
            }
        }

        TestStack get() {
            if (stack == null) {
                throw new IllegalStateException("The stack that all tests share didn't start", failure);
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null) {
                stack.close();
            }
        }
    }
}
