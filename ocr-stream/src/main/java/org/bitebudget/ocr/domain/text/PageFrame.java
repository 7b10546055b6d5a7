package org.bitebudget.ocr.domain.text;

/**
 * How the level print of a page lies in its picture. Words are placed level, since rows can only be rebuilt there: on the
 * picture, turned clockwise by {@code quarterTurns} and then about its centre by {@code -tiltDegrees}. People see the
 * picture as it is, so boxes for them are taken back to it.
 *
 * @param width pixels of the picture, upright by its metadata and uncropped
 * @param height pixels of the picture
 * @param quarterTurns clockwise quarters that bring the print upright, 0 to 3
 * @param tiltDegrees how much rows fall towards the right
 * @param papers receipts that lie side by side in the picture, of which the largest one was read; at least 1
 */
public record PageFrame(int width, int height, int quarterTurns, double tiltDegrees, int papers) {

    /** A picture whose print is upright and level. */
    public static PageFrame level(int width, int height) {
        return new PageFrame(width, height, 0, 0, 1);
    }

    /** The smallest rectangle in the picture around a level one, cut at the picture's edges. */
    public Box inPicture(Box level) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            Point point = inPicture(
                    new Point(corner % 2 == 0 ? level.x() : level.right(), corner < 2 ? level.y() : level.bottom()));
            left = Math.min(left, point.x);
            top = Math.min(top, point.y);
            right = Math.max(right, point.x);
            bottom = Math.max(bottom, point.y);
        }
        int x = within(left, width);
        int y = within(top, height);
        return new Box(level.page(), x, y, within(right, width) - x, within(bottom, height) - y);
    }

    /** Where a rectangle of the upright but tilted picture lies once tilt is taken out; its centre moves. */
    public Box levelled(Box upright) {
        Point centre = turned(new Point(upright.x() + upright.width() / 2.0, upright.centreY()), -tiltDegrees);
        return new Box(
                upright.page(),
                (int) Math.round(centre.x - upright.width() / 2.0),
                (int) Math.round(centre.y - upright.height() / 2.0),
                upright.width(),
                upright.height());
    }

    private Point inPicture(Point level) {
        Point upright = turned(level, tiltDegrees);
        return switch (quarterTurns) {
            case 1 -> new Point(upright.y, height - upright.x);
            case 2 -> new Point(width - upright.x, height - upright.y);
            case 3 -> new Point(width - upright.y, upright.x);
            default -> upright;
        };
    }

    /** Clockwise about the centre of the picture whose print is upright. */
    private Point turned(Point point, double degrees) {
        boolean isOnItsSide = quarterTurns % 2 == 1;
        double centreX = (isOnItsSide ? height : width) / 2.0;
        double centreY = (isOnItsSide ? width : height) / 2.0;
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double right = point.x - centreX;
        double down = point.y - centreY;
        return new Point(centreX + right * cos - down * sin, centreY + right * sin + down * cos);
    }

    private static int within(double at, int size) {
        return (int) Math.round(Math.max(0, Math.min(size, at)));
    }

    private record Point(double x, double y) {}
}
