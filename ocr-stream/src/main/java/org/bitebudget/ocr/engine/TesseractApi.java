package org.bitebudget.ocr.engine;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The part of Tesseract's C interface (capi.h) that reading needs; {@code baseAPICreate} is {@code TessBaseAPICreate}. */
interface TesseractApi extends Library {

    /** Neural network only. */
    int LSTM_ONLY = 1;

    int LEVEL_WORD = 3;

    FunctionMapper NAMES =
            (library, method) -> "Tess" + Character.toUpperCase(method.getName().charAt(0))
                    + method.getName().substring(1);

    String version();

    Pointer baseAPICreate();

    void baseAPIDelete(Pointer api);

    int baseAPIInit2(Pointer api, String dataDirectory, String languages, int mode);

    int baseAPISetVariable(Pointer api, String name, String value);

    void baseAPISetPageSegMode(Pointer api, int mode);

    void baseAPISetImage(Pointer api, Memory pixels, int width, int height, int bytesPerPixel, int bytesPerLine);

    int baseAPIRecognize(Pointer api, Pointer monitor);

    Pointer baseAPIGetIterator(Pointer api);

    void baseAPIClear(Pointer api);

    Pointer resultIteratorGetPageIterator(Pointer iterator);

    int pageIteratorBoundingBox(
            Pointer iterator,
            int level,
            IntByReference left,
            IntByReference top,
            IntByReference right,
            IntByReference bottom);

    Pointer resultIteratorGetUTF8Text(Pointer iterator, int level);

    float resultIteratorConfidence(Pointer iterator, int level);

    int resultIteratorNext(Pointer iterator, int level);

    void resultIteratorDelete(Pointer iterator);

    void deleteText(Pointer text);
}
