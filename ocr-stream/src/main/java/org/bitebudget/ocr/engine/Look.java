package org.bitebudget.ocr.engine;

import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.image.PreparedPage;

/** A way to look at a page. */
enum Look {
    CONTRASTED_BLOCK("contrasted-block", true, PageMode.BLOCK),
    PLAIN_BLOCK("plain-block", false, PageMode.BLOCK),
    PLAIN_COLUMN("plain-column", false, PageMode.COLUMN);

    private final String label;
    private final boolean contrasted;
    private final PageMode mode;

    Look(String label, boolean contrasted, PageMode mode) {
        this.label = label;
        this.contrasted = contrasted;
        this.mode = mode;
    }

    String label() {
        return label;
    }

    PageMode mode() {
        return mode;
    }

    GrayImage of(PreparedPage page) {
        return contrasted ? page.contrasted() : page.plain();
    }
}
