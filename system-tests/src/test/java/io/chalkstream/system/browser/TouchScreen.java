package io.chalkstream.system.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A touch screen for fingers and a pen, with a mouse. Coordinates are in pixels of the window. */
public final class TouchScreen {
    private static final int PEN_STEPS = 6;
    private static final int LEFT = 1;
    private static final int MIDDLE = 4;

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

    /** Presses at the first of these points, goes to the others, and lets go at the last one. */
    public void trace(PointingDevice device, double... places) {
        int last = places.length - 2;
        for (int i = 0; i <= last; i += 2) {
            var isFirst = i == 0;
            switch (device) {
                case MOUSE -> mouseEvent(isFirst ? "mousePressed" : "mouseMoved", places[i], places[i + 1], LEFT);
                case PEN -> penEvent(isFirst ? "mousePressed" : "mouseMoved", places[i], places[i + 1], LEFT);
                case FINGER -> touchEvent(isFirst ? "touchStart" : "touchMove", places[i], places[i + 1]);
            }
        }
        switch (device) {
            case MOUSE -> mouseEvent("mouseReleased", places[last], places[last + 1], 0);
            case PEN -> penEvent("mouseReleased", places[last], places[last + 1], 0);
            case FINGER -> lift();
        }
    }

    /** Drags with the middle button of the mouse. */
    public void dragMiddle(double fromX, double fromY, double toX, double toY) {
        pointerEvent("mouse", "mousePressed", "middle", fromX, fromY, MIDDLE);
        pointerEvent("mouse", "mouseMoved", "middle", toX, toY, MIDDLE);
        pointerEvent("mouse", "mouseReleased", "middle", toX, toY, 0);
    }

    /** Writes a straight stroke. */
    public void write(double fromX, double fromY, double toX, double toY) {
        press(fromX, fromY);
        drag(fromX, fromY, toX, toY);
        release(toX, toY);
    }

    /** Touches the screen with the pen. */
    public void press(double x, double y) {
        penEvent("mousePressed", x, y, LEFT);
    }

    /** Moves the touching pen. */
    public void drag(double fromX, double fromY, double toX, double toY) {
        for (int i = 1; i <= PEN_STEPS; i++) {
            var share = (double) i / PEN_STEPS;
            penEvent("mouseMoved", fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, LEFT);
        }
    }

    /** Lifts the pen. */
    public void release(double x, double y) {
        penEvent("mouseReleased", x, y, 0);
    }

    private void mouseEvent(String type, double x, double y, int buttons) {
        pointerEvent("mouse", type, "left", x, y, buttons);
    }

    private void penEvent(String type, double x, double y, int buttons) {
        pointerEvent("pen", type, "left", x, y, buttons);
    }

    private void pointerEvent(String pointer, String type, String button, double x, double y, int buttons) {
        var event = place(x, y);
        event.addProperty("type", type);
        event.addProperty("pointerType", pointer);
        event.addProperty("button", button);
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
