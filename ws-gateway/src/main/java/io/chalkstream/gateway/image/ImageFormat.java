package io.chalkstream.gateway.image;

import com.drew.imaging.FileType;
import org.jspecify.annotations.Nullable;

/** The formats that every browser shows and that can't carry scripts. */
enum ImageFormat {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp");

    private final String mediaType;

    ImageFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format of a file of this type; null if it is none of these. */
    static @Nullable ImageFormat of(FileType type) {
        return switch (type) {
            case Png -> PNG;
            case Jpeg -> JPEG;
            case Gif -> GIF;
            case WebP -> WEBP;
            default -> null;
        };
    }
}
