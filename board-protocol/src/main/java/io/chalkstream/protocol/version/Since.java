package io.chalkstream.protocol.version;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The minor version of the protocol that first had this kind of message or change; a kind without it was there from the beginning. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Since {
    int value();
}
