package org.bitebudget.ocr.decode;

import org.bitebudget.ocr.domain.image.GrayImage;

/**
 * A page as a grey picture, upright by its metadata.
 *
 * @param reduction pixels of the file's picture to one of this one; large scans are reduced while they are decoded
 */
public record DecodedPage(GrayImage image, int reduction) {}
