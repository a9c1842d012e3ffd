package io.chalkstream.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests one stack that all of them share, each with a board of its own; whoever kills a process starts it again.
 * The stack is stopped after the last test. A failed test says where the logs are.
 */
final class SharedStack implements ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestStack.class;
    }

    @Override
    public TestStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        System.err.println(context.getDisplayName() + " failed; the logs of its processes are in "
                + stack(context).logs());
        throw failure;
    }

    private static TestStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, key -> new Started(TestStack.start("shared")), Started.class)
                .stack();
    }

    private record Started(TestStack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
        }
    }
}
