package org.bitebudget.ocr.worker;

import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.text.RecognisedText;

/** What became of an image. */
public sealed interface WorkerReply {

    /** It was recognised. */
    record Text(RecognisedText text) implements WorkerReply {}

    /** It cannot be read, and will not be by trying again. */
    record Refused(Refusal refusal, String detail) implements WorkerReply {}
}
