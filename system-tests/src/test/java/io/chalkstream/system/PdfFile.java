package io.chalkstream.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a PDF of A4 pages, each with one line of text and a grey box, by hand. */
final class PdfFile {
    private static final int WIDTH = 595;
    private static final int HEIGHT = 842;
    /** The catalog, the list of pages and the font; two objects follow for each page. */
    private static final int FIRST_PAGE = 4;

    private PdfFile() {}

    static Path write(Path file, String... pages) throws IOException {
        return write(file, withTable(objects(pages), ""));
    }

    /** One that can't be read without a password, and which nobody knows. */
    static Path writeLocked(Path file) throws IOException {
        String hash = "<" + "5a".repeat(32) + ">";
        String lock = " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<01> <01>]";
        return write(file, withTable(objects("Secret"), lock.formatted(hash, hash)));
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private static List<String> objects(String... pages) {
        var objects = new ArrayList<String>();
        var kids = new StringBuilder();
        for (int i = 0; i < pages.length; i++) {
            kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Count %d /Kids [ %s] >>".formatted(pages.length, kids));
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (int i = 0; i < pages.length; i++) {
            objects.add(("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
                            + " /Resources << /Font << /F1 3 0 R >> >> >>")
                    .formatted(WIDTH, HEIGHT, FIRST_PAGE + 2 * i + 1));
            String content = "0.5 g 60 60 475 300 re f 0 g BT /F1 48 Tf 60 740 Td (%s) Tj ET".formatted(pages[i]);
            objects.add("<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content));
        }
        return objects;
    }

    private static String withTable(List<String> objects, String inTrailer) {
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(text.length()));
            text.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
        }
        int size = objects.size() + 1;
        return text
                + "xref\n0 %d\n%strailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(size, table, size, inTrailer, text.length());
    }
}
