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
record JavaCommand(Path java, Path parentWatch) {
    // Ctrl-C reaches every process of the terminal at once. A JVM that starts with the signal ignored keeps ignoring
    // it, so only the stack decides in which order its processes stop.
    private static final List<String> IGNORE_CTRL_C = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** The command with the Java that runs here; the jar of {@link ParentWatch} is written into {@code directory}. */
    static JavaCommand prepare(Path directory) {
        var parentWatch = directory.resolve("parent-watch.jar").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            byte[] jar = parentWatchJar();
            // A running process has the file open, so it is only written if its contents differ.
            if (!Files.exists(parentWatch) || !Arrays.equals(Files.readAllBytes(parentWatch), jar)) {
                Files.write(parentWatch, jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into " + directory, e);
        }
        return new JavaCommand(Path.of(System.getProperty("java.home"), "bin", "java"), parentWatch);
    }

    List<String> line(ServiceSpec spec) {
        var line = new ArrayList<String>();
        if (File.separatorChar == '/') {
            line.addAll(IGNORE_CTRL_C);
        }
        line.addAll(spec.program().launcher());
        line.add(java.toString());
        line.addAll(spec.jvm().options());
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Dstdout.encoding=UTF-8");
        line.add("-Dstderr.encoding=UTF-8");
        var program = spec.program();
        line.addAll(program.options());
        line.addAll(List.of("-cp", parentWatch + File.pathSeparator + program.classPath()));
        line.addAll(List.of(ParentWatch.class.getName(), program.mainClass()));
        line.addAll(program.parameters());
        return line;
    }

    private static byte[] parentWatchJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            add(jar, "META-INF/MANIFEST.MF", write(manifest));
            String classFile = ParentWatch.class.getName().replace('.', '/') + ".class";
            try (var code = ParentWatch.class.getClassLoader().getResourceAsStream(classFile)) {
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
