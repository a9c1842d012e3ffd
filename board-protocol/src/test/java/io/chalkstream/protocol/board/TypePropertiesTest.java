package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TypePropertiesTest {
    private static final Property GLOW = new Property(90, "glow", ValueKind.SIZE, new Value.Num(1));
    private static final Property AURA = new Property(91, "aura", ValueKind.SIZE, new Value.Num(1));

    @Test
    void V9_a_property_belongs_to_its_type_from_the_version_that_brought_it() {
        var properties = TypeProperties.first(Property.X).and(2, GLOW).and(3, AURA);

        assertThat(properties.names()).containsExactly(Property.X, GLOW, AURA);
        assertThat(properties.since(Set.of(Property.X))).isZero();
        assertThat(properties.since(Set.of(Property.X, GLOW))).isEqualTo(2);
        assertThat(properties.since(Set.of(AURA, GLOW))).isEqualTo(3);
        assertThat(properties.has(GLOW, 1)).isFalse();
        assertThat(properties.has(GLOW, 2)).isTrue();
        assertThat(properties.has(Property.Y, 3)).isFalse();
    }

    @Test
    void V9_a_later_type_has_nothing_before_the_version_that_brought_it() {
        var properties = TypeProperties.since(2, Property.X, GLOW);

        assertThat(properties.since(Set.of())).isEqualTo(2);
        assertThat(properties.has(Property.X, 1)).isFalse();
        assertThat(properties.required()).containsExactly(Property.X);
    }

    @Test
    void V6_a_property_added_to_a_type_has_a_default() {
        var first = TypeProperties.first(Property.X);

        assertThatThrownBy(() -> first.and(2, Property.SIZE)).isInstanceOf(IllegalArgumentException.class);
    }
}
