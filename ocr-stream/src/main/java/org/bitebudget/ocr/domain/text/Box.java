package org.bitebudget.ocr.domain.text;

/** A rectangle in pixels, origin top left; {@code page} counts from 0. */
public record Box(int page, int x, int y, int width, int height) {

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public double centreY() {
        return y + height / 2.0;
    }

    /** The smallest rectangle around both; both lie on one page. */
    public Box around(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(
                page, left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
