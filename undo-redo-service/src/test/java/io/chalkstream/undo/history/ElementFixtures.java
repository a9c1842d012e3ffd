package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.json.Json;

/** Short ways to write elements and changes. */
public final class ElementFixtures {

    private ElementFixtures() {}

    public static Element rectangle(String id, int x) {
        return Json.read("""
                {"id":"%s","type":"rectangle","props":
                {"x":%d,"y":0,"w":1,"h":1,"z":"a","color":"red","fill":"none","size":2}}""".formatted(id, x), Element.class);
    }

    public static Element text(String id, int x) {
        return Json.read("""
                {"id":"%s","type":"text","props":
                {"x":%d,"y":0,"z":"a","text":"","color":"red","size":2}}""".formatted(id, x), Element.class);
    }

    /** {@code partOf}: the stroke that it continues, or was cut from; empty: none. */
    public static Element stroke(String id, String partOf) {
        return Json.read("""
                {"id":"%s","type":"stroke","props":
                {"x":0,"y":0,"z":"a","color":"red","size":2,"points":[0,0,0.5],"partOf":"%s"}}""".formatted(id, partOf), Element.class);
    }

    public static Element image(String id, int x) {
        return Json.read("""
                {"id":"%s","type":"image","props":
                {"x":%d,"y":0,"w":1,"h":1,"z":"a","image":"%s","alt":""}}""".formatted(id, x, "ab".repeat(32)), Element.class);
    }

    public static Props props(String json) {
        return Json.read(json, Props.class);
    }

    public static Props x(int x) {
        return Json.read("{\"x\":" + x + "}", Props.class);
    }

    public static Props y(int y) {
        return Json.read("{\"y\":" + y + "}", Props.class);
    }

    public static Props xy(int x, int y) {
        return x(x).with(y(y));
    }

    /** 0 degrees is the default, which isn't stored. */
    public static Props turned(int degrees) {
        return Json.read("{\"rotation\":" + degrees + "}", Props.class);
    }

    /** In so many groups, each within the one before. */
    public static Props grouped(int depth) {
        return Json.read("{\"group\":\"" + "/g".repeat(depth).replaceFirst("^/", "") + "\"}", Props.class);
    }

    public static Change put(Element element) {
        return new Change.Put(element);
    }

    public static Change set(String id, Props props) {
        return new Change.SetProps(id, props);
    }

    public static Change remove(String id) {
        return new Change.Remove(id);
    }
}
