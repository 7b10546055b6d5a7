package org.bitebudget.ocr.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaperCropTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 2400;

    @Test
    void paperOnADarkerGroundIsCutOut() {
        byte[] pixels = page(120);
        fill(pixels, 480, 320, 1120, 2000, 235);

        Region paper = PaperCrop.find(new GrayImage(WIDTH, HEIGHT, pixels)).paper();

        assertThat(paper.left()).isBetween(448, 480);
        assertThat(paper.top()).isBetween(288, 320);
        assertThat(paper.right()).isBetween(1120, 1152);
        assertThat(paper.bottom()).isBetween(2000, 2032);
    }

    @Test
    void aBlackGapBesideTheGroundIsNoPaper() {
        byte[] pixels = page(150);
        fill(pixels, 0, 0, 160, HEIGHT, 20);
        fill(pixels, 960, 0, WIDTH, 1920, 235);

        Region paper = PaperCrop.find(new GrayImage(WIDTH, HEIGHT, pixels)).paper();

        assertThat(paper.left()).isBetween(928, 960);
        assertThat(paper.right()).isEqualTo(WIDTH);
        assertThat(paper.bottom()).isBetween(1920, 1952);
    }

    @Test
    void aPageOfPaperWithPrintStaysWhole() {
        byte[] pixels = page(235);
        for (int row = 100; row < HEIGHT - 100; row += 40) {
            fill(pixels, 200, row, 1400, row + 4, 30);
        }

        assertThat(PaperCrop.find(new GrayImage(WIDTH, HEIGHT, pixels)))
                .isEqualTo(new PaperCrop.Found(new Region(0, 0, WIDTH, HEIGHT), 1));
    }

    @Test
    void twoPapersAreCountedAndTheLargerOneIsCutOut() {
        byte[] pixels = page(100);
        fill(pixels, 96, 320, 736, 2000, 235);
        fill(pixels, 896, 320, 1408, 1600, 235);

        PaperCrop.Found found = PaperCrop.find(new GrayImage(WIDTH, HEIGHT, pixels));

        assertThat(found.papers()).isEqualTo(2);
        assertThat(found.paper().right()).isBetween(736, 768);
    }

    private static byte[] page(int level) {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        Arrays.fill(pixels, (byte) level);
        return pixels;
    }

    private static void fill(byte[] pixels, int left, int top, int right, int bottom, int level) {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(pixels, y * WIDTH + left, y * WIDTH + right, (byte) level);
        }
    }
}
