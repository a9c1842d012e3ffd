package io.chalkstream.gateway.image;

import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import io.chalkstream.protocol.board.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells by its content what a file is, whatever its sender says. */
final class ImageInspector {
    private ImageInspector() {}

    /**
     * The format of the image in a file.
     *
     * @throws io.chalkstream.protocol.code.InvalidMessageException if it is none of {@link ImageFormat}, is damaged, or has more
     *     pixels than {@link Limits#IMAGE_SIDE} a side
     */
    static ImageFormat inspect(Path file) throws IOException {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            var type = FileTypeDetector.detectFileType(bytes);
            var format = ImageFormat.of(type);
            if (format == null) {
                throw Limits.malformed("an image is a PNG, JPEG, GIF or WebP file");
            }
            requireSize(ImageMetadataReader.readMetadata(bytes, Files.size(file), type), format);
            return format;
        } catch (ImageProcessingException | MetadataException e) {
            throw Limits.malformed("this image can't be read: " + e.getMessage());
        }
    }

    private static void requireSize(Metadata metadata, ImageFormat format) throws MetadataException {
        switch (format) {
            case PNG ->
                requireSize(metadata, PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
            case JPEG ->
                requireSize(
                        metadata, JpegDirectory.class, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT);
            case GIF ->
                requireSize(
                        metadata,
                        GifHeaderDirectory.class,
                        GifHeaderDirectory.TAG_IMAGE_WIDTH,
                        GifHeaderDirectory.TAG_IMAGE_HEIGHT);
            case WEBP ->
                requireSize(
                        metadata, WebpDirectory.class, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT);
        }
    }

    private static void requireSize(Metadata metadata, Class<? extends Directory> part, int width, int height)
            throws MetadataException {
        var directory = metadata.getFirstDirectoryOfType(part);
        if (directory == null) {
            throw Limits.malformed("this image doesn't say how large it is");
        }
        int longer = Math.max(directory.getInt(width), directory.getInt(height));
        if (Math.min(directory.getInt(width), directory.getInt(height)) < 1) {
            throw Limits.malformed("an image has at least one pixel");
        }
        if (longer > Limits.IMAGE_SIDE) {
            throw Limits.overLimit("an image has at most " + Limits.IMAGE_SIDE + " pixels a side");
        }
    }
}
