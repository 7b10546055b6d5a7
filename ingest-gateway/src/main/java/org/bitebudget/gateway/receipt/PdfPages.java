package org.bitebudget.gateway.receipt;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/** Opens a PDF far enough to count its pages; renders nothing. */
final class PdfPages {

    private PdfPages() {}

    /** @throws ProblemException if it cannot be opened, needs a password, or has no pages */
    static void check(byte[] bytes) {
        if (count(bytes) == 0) {
            throw new ProblemException(ErrorCode.PDF_WITHOUT_PAGES, "the PDF has no page to read; print it again");
        }
    }

    private static int count(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return document.getNumberOfPages();
        } catch (InvalidPasswordException e) {
            throw new ProblemException(ErrorCode.NOT_AN_IMAGE, "the PDF needs a password; send it without", e);
        } catch (IOException | RuntimeException e) {
            // what the reader throws at damaged files is not all declared
            throw new ProblemException(ErrorCode.NOT_AN_IMAGE, "the PDF is broken; print it again", e);
        }
    }
}
