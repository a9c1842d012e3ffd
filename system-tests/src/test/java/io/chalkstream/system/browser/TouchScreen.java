package io.chalkstream.system.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A touch screen for fingers and a pen. Coordinates are in pixels of the window. */
public final class TouchScreen {
    private static final int PEN_STEPS = 6;

    private final CDPSession devTools;

    TouchScreen(CDPSession devTools) {
        this.devTools = devTools;
    }

    /** Touches the screen with exactly these fingers or palms; those that touch it already stay. */
    public void touch(double... places) {
        touchEvent("touchStart", places);
    }

    /** Moves the touching fingers to these points. */
    public void move(double... places) {
        touchEvent("touchMove", places);
    }

    /** Lifts all fingers. */
    public void lift() {
        touchEvent("touchEnd");
    }

    /** Writes a straight stroke. */
    public void write(double fromX, double fromY, double toX, double toY) {
        press(fromX, fromY);
        drag(fromX, fromY, toX, toY);
        release(toX, toY);
    }

    /** Touches the screen with the pen. */
    public void press(double x, double y) {
        penEvent("mousePressed", x, y, 1);
    }

    /** Moves the touching pen. */
    public void drag(double fromX, double fromY, double toX, double toY) {
        for (int i = 1; i <= PEN_STEPS; i++) {
            var share = (double) i / PEN_STEPS;
            penEvent("mouseMoved", fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, 1);
        }
    }

    /** Lifts the pen. */
    public void release(double x, double y) {
        penEvent("mouseReleased", x, y, 0);
    }

    private void penEvent(String type, double x, double y, int buttons) {
        var event = place(x, y);
        event.addProperty("type", type);
        event.addProperty("pointerType", "pen");
        event.addProperty("button", "left");
        event.addProperty("buttons", buttons);
        event.addProperty("clickCount", 1);
        event.addProperty("force", 0.6);
        devTools.send("Input.dispatchMouseEvent", event);
    }

    private void touchEvent(String type, double... places) {
        var points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            var point = place(places[i], places[i + 1]);
            point.addProperty("id", i / 2);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devTools.send("Input.dispatchTouchEvent", event);
    }

    private static JsonObject place(double x, double y) {
        var place = new JsonObject();
        place.addProperty("x", x);
        place.addProperty("y", y);
        return place;
    }
}
