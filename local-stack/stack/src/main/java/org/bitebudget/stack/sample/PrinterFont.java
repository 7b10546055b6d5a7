package org.bitebudget.stack.sample;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Glyph outlines of the Liberation typefaces, taken from their files. Neither fontconfig nor an installed font is
 * needed, and the same outlines are drawn on every machine.
 */
final class PrinterFont {

    /** Typefaces that the samples are printed in. */
    enum Face {
        MONO("LiberationMono-Regular"),
        MONO_BOLD("LiberationMono-Bold"),
        SANS("LiberationSans-Regular");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    private static final Map<Face, PrinterFont> LOADED = new EnumMap<>(Face.class);

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unitsPerEm;
    private final Map<Character, GeneralPath> outlines = new HashMap<>();

    private PrinterFont(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static synchronized PrinterFont of(Face face) {
        return LOADED.computeIfAbsent(face, PrinterFont::load);
    }

    private static PrinterFont load(Face face) {
        String resource = "/liberation/" + face.file + ".ttf";
        try (InputStream ttf = Objects.requireNonNull(PrinterFont.class.getResourceAsStream(resource), resource)) {
            return new PrinterFont(new TTFParser().parse(new RandomAccessReadBuffer(ttf.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // origin on the base line, y downwards, at a size of one
    synchronized GeneralPath outline(char character) {
        return outlines.computeIfAbsent(character, this::scaledOutline);
    }

    private GeneralPath scaledOutline(char character) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(characters.getGlyphId(character));
            GeneralPath path = glyph == null ? new GeneralPath() : glyph.getPath();
            path.transform(AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // at a size of one
    double advance(char character) {
        try {
            return font.getAdvanceWidth(characters.getGlyphId(character)) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
