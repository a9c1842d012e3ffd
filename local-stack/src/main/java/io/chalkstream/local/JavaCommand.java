package io.chalkstream.local;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** How a Java process of the stack is started. */
record JavaCommand(Path java, Path agent) {
    // Ctrl-C reaches every process of the terminal at once; a JVM that finds the signal ignored leaves it so. Then the
    // stack alone decides in which order they stop.
    private static final List<String> IGNORE_CTRL_C = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** The command with the Java that runs here; the agent's jar is written into {@code directory}. */
    static JavaCommand prepare(Path directory) {
        var agent = directory.resolve("stop-with-parent.jar").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            byte[] jar = agentJar();
            // A running process has the file open: it is left alone when it is right already.
            if (!Files.exists(agent) || !Arrays.equals(Files.readAllBytes(agent), jar)) {
                Files.write(agent, jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into " + directory, e);
        }
        return new JavaCommand(Path.of(System.getProperty("java.home"), "bin", "java"), agent);
    }

    List<String> line(ServiceSpec spec) {
        var line = new ArrayList<String>();
        if (File.separatorChar == '/') {
            line.addAll(IGNORE_CTRL_C);
        }
        line.add(java.toString());
        line.add("-javaagent:" + agent);
        line.addAll(spec.jvm().options());
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Dstdout.encoding=UTF-8");
        line.add("-Dstderr.encoding=UTF-8");
        line.addAll(spec.program().arguments());
        return line;
    }

    private static byte[] agentJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ParentWatchAgent.class.getName());
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            add(jar, "META-INF/MANIFEST.MF", write(manifest));
            String classFile = ParentWatchAgent.class.getName().replace('.', '/') + ".class";
            try (var code = ParentWatchAgent.class.getClassLoader().getResourceAsStream(classFile)) {
                if (code == null) {
                    throw new IOException("No " + classFile);
                }
                add(jar, classFile, code.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] write(Manifest manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
