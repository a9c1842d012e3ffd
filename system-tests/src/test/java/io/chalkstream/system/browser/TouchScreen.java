package io.chalkstream.system.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.Arrays;

/** A touch screen for fingers and a pen, with a mouse. Coordinates are in pixels of the window. */
public final class TouchScreen {
    private static final int PEN_STEPS = 6;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
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
        hold(device, places);
        letGo(device, places[places.length - 2], places[places.length - 1]);
    }

    /** Presses at the first of these points, and goes to the others. */
    public void hold(PointingDevice device, double... places) {
        for (int i = 0; i < places.length; i += 2) {
            var isFirst = i == 0;
            switch (device) {
                case MOUSE -> mouseEvent(isFirst ? "mousePressed" : "mouseMoved", places[i], places[i + 1], LEFT);
                case PEN -> penEvent(isFirst ? "mousePressed" : "mouseMoved", places[i], places[i + 1], LEFT);
                case FINGER -> touchEvent(isFirst ? "touchStart" : "touchMove", places[i], places[i + 1]);
            }
        }
    }

    /** Lets go where the device is. */
    public void letGo(PointingDevice device, double x, double y) {
        switch (device) {
            case MOUSE -> mouseEvent("mouseReleased", x, y, 0);
            case PEN -> penEvent("mouseReleased", x, y, 0);
            case FINGER -> lift();
        }
    }

    /** Presses with the pen while its button is held, and lifts it. */
    public void traceWithPenButton(double x, double y) {
        pointerEvent("pen", "mousePressed", "right", x, y, RIGHT);
        pointerEvent("pen", "mouseReleased", "right", x, y, 0);
    }

    /** Presses with the pen's other end at the first of these points, goes to the others, and lifts it. */
    public void traceWithEraser(double... places) {
        var events = new JsonObject();
        // DevTools have no other end of a pen: the page gets the events that a browser makes of it.
        events.addProperty("expression", """
                (places => {
                  const target = document.elementFromPoint(places[0], places[1]);
                  const send = (type, at, buttons, button) => target.dispatchEvent(new PointerEvent(type, {
                    pointerId: 1000, pointerType: "pen", isPrimary: true, bubbles: true, cancelable: true, pressure: buttons === 0 ? 0 : 0.6,
                    clientX: places[at], clientY: places[at + 1], button, buttons }));
                  send("pointerdown", 0, 32, 5);
                  for (let at = 2; at < places.length; at += 2) {
                    send("pointermove", at, 32, -1);
                  }
                  send("pointerup", places.length - 2, 0, 5);
                })(%s)""".formatted(Arrays.toString(places)));
        devTools.send("Runtime.evaluate", events);
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
