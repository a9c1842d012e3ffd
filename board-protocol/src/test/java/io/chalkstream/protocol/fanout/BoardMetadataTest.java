package io.chalkstream.protocol.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardMetadataTest {
    private static final BoardMetadata METADATA = new BoardMetadata(1_000, 7, VisibilityPolicy.STUDENTS_HIDDEN, true);

    @Test
    void the_headers_are_those_of_the_protocol() {
        assertThat(METADATA.headers())
                .isEqualTo(Map.of(
                        "Chalkstream-Epoch",
                        "1000",
                        "Chalkstream-Seq",
                        "7",
                        "Chalkstream-Students-Hidden",
                        "true",
                        "Chalkstream-Frozen",
                        "true"));
    }

    @Test
    void metadata_survives_its_headers() {
        assertThat(BoardMetadata.read(METADATA.headers()::get)).isEqualTo(METADATA);
    }

    @Test
    void V2_headers_of_the_last_release_without_the_freeze_are_read() {
        var headers = METADATA.headers();
        headers.remove(SnapshotHeaders.FROZEN);

        assertThat(BoardMetadata.read(headers::get).frozen()).isFalse();
    }

    @Test
    void headers_without_a_position_are_refused() {
        var headers = METADATA.headers();
        headers.remove(SnapshotHeaders.SEQ);

        assertThatIllegalArgumentException().isThrownBy(() -> BoardMetadata.read(headers::get));
    }
}
