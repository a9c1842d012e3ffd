package io.chalkstream.protocol.board;

import java.util.Set;

/**
 * The bounds of whole elements (B25): each property has bounds of its own, but a line's end is the sum of two of them.
 * Elements that were stored before there were these bounds may be outside.
 */
public final class ElementBounds {
    /** The minor version of the protocol that first held new elements and changes to these bounds. */
    public static final int SINCE = 2;

    private static final Set<Property> PLACING =
            Set.of(Property.X, Property.Y, Property.W, Property.H, Property.POINTS, Property.WRAP, Property.ROTATION);

    private ElementBounds() {}

    /** Refuses an element that is outside. */
    public static void require(Element element) {
        if (reach(element) > Limits.COORDINATE) {
            throw tooFar(element);
        }
        requireVisible(element);
    }

    /**
     * Refuses a change that leads outside. What is outside may be changed in other ways, and come nearer.
     *
     * @param changed the properties that were set
     */
    public static void requireChange(Element before, Element after, Set<Property> changed) {
        if (changed.stream().anyMatch(PLACING::contains)) {
            double reach = reach(after);
            if (reach > Limits.COORDINATE && reach > reach(before)) {
                throw tooFar(after);
            }
        }
        if (changed.contains(Property.SIZE)) {
            requireVisible(after);
        }
    }

    private static void requireVisible(Element element) {
        if (number(element, Property.SIZE, Limits.LEAST_SIZE) < Limits.LEAST_SIZE) {
            throw Limits.overLimit(
                    "element " + element.id() + " has lines or letters of less than " + Limits.LEAST_SIZE);
        }
    }

    private static RuntimeException tooFar(Element element) {
        return Limits.overLimit("element " + element.id() + " goes further than " + Limits.COORDINATE + " from 0");
    }

    /** How far from 0 an element goes as it is turned, along either axis; 0 without a place. */
    static double reach(Element element) {
        var points = element.props().find(Property.POINTS);
        double w = number(element, Property.W, number(element, Property.WRAP, 0));
        double h = number(element, Property.H, 0);
        return (points instanceof Value.Points all ? all.frame() : Frame.of(w, h))
                .turned(number(element, Property.ROTATION, 0))
                .moved(number(element, Property.X, 0), number(element, Property.Y, 0))
                .reach();
    }

    private static double number(Element element, Property property, double otherwise) {
        return element.props().find(property) instanceof Value.Num number ? number.value() : otherwise;
    }
}
