package org.bitebudget.ocr.domain.image;

/** A part of a picture: corners in pixels; right and bottom are exclusive. */
public record Region(int left, int top, int right, int bottom) {

    /** The whole picture. */
    static Region whole(GrayImage image) {
        return new Region(0, 0, image.width(), image.height());
    }

    public int height() {
        return bottom - top;
    }

    /** Cuts this region out. */
    public GrayImage of(GrayImage image) {
        return image.crop(left, top, right, bottom);
    }
}
