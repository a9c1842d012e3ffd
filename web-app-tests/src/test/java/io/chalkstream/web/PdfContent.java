package io.chalkstream.web;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Counts what the pages of a document show. */
final class PdfContent extends PDFGraphicsStreamEngine {
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private int images;
    private int paths;

    private PdfContent(PDPage page) {
        super(page);
    }

    /** What all pages of a document show. */
    static Summary of(PDDocument document) throws IOException {
        var images = 0;
        var paths = 0;
        var letters = new StringBuilder();
        var problems = new ArrayList<String>();
        for (PDPage page : document.getPages()) {
            var content = new PdfContent(page);
            content.processPage(page);
            images += content.images;
            paths += content.paths;
            letters.append(content.letters);
            problems.addAll(content.problems);
        }
        return new Summary(letters.toString(), images, paths, problems);
    }

    /**
     * @param letters all letters as they can be selected, in the order in which they are written
     * @param problems letters that can't be seen, or whose font isn't in the document
     */
    record Summary(String letters, int images, int paths, List<String> problems) {}

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        String letter = font.toUnicode(code);
        if (letter == null || !font.isEmbedded()) {
            problems.add("%d of %s".formatted(code, font.getName()));
        } else if (!letter.isBlank() && !hasOutline(font, code)) {
            problems.add("%s of %s has no look".formatted(letter, font.getName()));
        }
        letters.append(letter);
    }

    private static boolean hasOutline(PDFont font, int code) {
        try {
            return font instanceof PDVectorFont vector
                    && !vector.getNormalizedPath(code).getBounds2D().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void drawImage(PDImage image) {
        images++;
    }

    @Override
    public void strokePath() {
        paths++;
    }

    @Override
    public void fillPath(int windingRule) {
        paths++;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        paths++;
    }

    @Override
    public void appendRectangle(Point2D first, Point2D second, Point2D third, Point2D fourth) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {}

    @Override
    public void lineTo(float x, float y) {}

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {}

    @Override
    public void shadingFill(COSName shading) {}
}
