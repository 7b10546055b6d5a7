package org.bitebudget.ocr.topology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.CodeFormat;
import org.bitebudget.event.PageSize;
import org.bitebudget.event.ReadCode;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadSealed;
import org.bitebudget.event.ReadText;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.domain.category.CategoryMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.ReadField;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;

/** A reading as the event that says every field with its confidence and box. */
record ReadingEvent(ReceiptFacts facts, LineCategoriser categoriser) {

    /** The event; printed text goes along sealed. */
    ReceiptReading reading(long revision, Sealer sealer) {
        Reading reading = facts.reading();
        ReadAmounts amounts = new ReadAmounts(facts);
        String receiptId = facts.text().getReceiptId();
        ReceiptReading event = ReceiptReading.newBuilder()
                .setEnvelope(facts.envelope(receiptId, revision))
                .setReceiptId(receiptId)
                .setHousehold(facts.text().getHousehold())
                .setUser(facts.text().getUser())
                .setStatus(ReadingStatus.NEEDS_REVIEW)
                .setReviewReasons(facts.several() ? List.of(ReviewReasons.SEVERAL_RECEIPTS) : List.of())
                .setMerchant(text(reading.merchant()))
                .setMerchantId(facts.merchantId())
                .setLegalName(text(reading.shop().legalName()))
                .setShopSign(text(reading.shop().sign()))
                .setShopAddress(personal(reading.shop().address(), sealer))
                .setShopPhone(personal(reading.shop().phone(), sealer))
                .setDate(date())
                .setTime(time())
                .setZone(facts.text().getZone())
                .setCurrency(facts.currency())
                .setSubtotal(money(reading.subtotal()))
                .setRounding(money(reading.rounding()))
                .setTotal(money(reading.total()))
                .setContradictedTotal(money(reading.contradictedTotal()))
                .setTaxTotal(money(reading.tax()))
                .setTaxes(amounts.taxes())
                .setCash(money(reading.cash()))
                .setChange(money(reading.change()))
                .setPayments(amounts.payments())
                .setLines(lines())
                .setReconciliationDelta(reading.delta() == null ? null : facts.money(reading.delta()))
                .setArithmeticOk(reading.arithmeticOk())
                .setEngineVersion(facts.text().getEngineVersion())
                .setParserVersion(ReceiptParser.VERSION)
                .setLanguage(reading.language())
                .setRawText(rawText(sealer))
                .setCodes(codes(sealer))
                .setPages(pages())
                .build();
        return ReviewReasons.stated(event, reading.currency().isEmpty());
    }

    private List<ReadLine> lines() {
        List<ReadLine> lines = new ArrayList<>();
        for (ReadItem item : facts.reading().items()) {
            CategoryMatch category = categoriser.categorise(item.name());
            BigDecimal unitPrice = item.unitPrice();
            lines.add(ReadLine.newBuilder()
                    .setLineNo(lines.size() + 1)
                    .setName(item.name())
                    .setQuantity(ReadAmounts.rate(item.quantity()))
                    .setUnit(item.unit().isEmpty() ? null : item.unit())
                    .setUnitPrice(
                            unitPrice == null
                                    ? null
                                    : facts.money(unitPrice
                                            .movePointRight(2)
                                            .setScale(0, RoundingMode.HALF_EVEN)
                                            .longValueExact()))
                    .setTotal(facts.money(item.total()))
                    .setDiscount(item.discount() == 0 ? null : facts.money(item.discount()))
                    .setDeposit(item.deposit() == 0 ? null : facts.money(item.deposit()))
                    .setCode(item.code().isEmpty() ? null : item.code())
                    .setCategoryId(category.categoryId())
                    .setCategoryConfidence((float) category.confidence())
                    .setConfidence((float) item.confidence())
                    .setBox(facts.box(item.box()))
                    .build());
        }
        return lines;
    }

    private List<ReadCode> codes(Sealer sealer) {
        return facts.found().codes().stream()
                .map(code -> ReadCode.newBuilder()
                        .setFormat(CodeFormat.valueOf(code.format()))
                        .setText(sealed(code.text().getBytes(StandardCharsets.UTF_8), sealer))
                        .setBox(facts.box(code.box()))
                        .build())
                .toList();
    }

    private List<PageSize> pages() {
        return facts.found().pages().stream()
                .map(page -> new PageSize(page.width(), page.height()))
                .toList();
    }

    private Sealed rawText(Sealer sealer) {
        return sealed(ReadingText.encode(facts.reading()), sealer);
    }

    /** Where a shop is may say who bought there: a stall, a practice, a neighbour. */
    private ReadSealed personal(ReadField<String> field, Sealer sealer) {
        return field == null
                ? null
                : ReadSealed.newBuilder()
                        .setValue(sealed(field.value().getBytes(StandardCharsets.UTF_8), sealer))
                        .setConfidence((float) field.confidence())
                        .setBox(facts.box(field.box()))
                        .build();
    }

    private Sealed sealed(byte[] plain, Sealer sealer) {
        SealedBytes sealed =
                sealer.seal(facts.text().getHousehold(), plain, facts.text().getReceiptId());
        return Sealed.newBuilder()
                .setKeyId(sealed.keyId())
                .setNonce(ByteBuffer.wrap(sealed.nonce()))
                .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                .build();
    }

    private ReadText text(ReadField<String> field) {
        return field == null
                ? null
                : ReadText.newBuilder()
                        .setValue(field.value())
                        .setConfidence((float) field.confidence())
                        .setBox(facts.box(field.box()))
                        .build();
    }

    private ReadDate date() {
        var field = facts.reading().date();
        return field == null
                ? null
                : ReadDate.newBuilder()
                        .setValue(field.value())
                        .setConfidence((float) field.confidence())
                        .setBox(facts.box(field.box()))
                        .build();
    }

    private ReadTime time() {
        var field = facts.reading().time();
        return field == null
                ? null
                : ReadTime.newBuilder()
                        .setSecondOfDay(field.value().toSecondOfDay())
                        .setConfidence((float) field.confidence())
                        .setBox(facts.box(field.box()))
                        .build();
    }

    private ReadMoney money(ReadField<Long> field) {
        return field == null
                ? null
                : ReadMoney.newBuilder()
                        .setValue(facts.money(field.value()))
                        .setConfidence((float) field.confidence())
                        .setBox(facts.box(field.box()))
                        .build();
    }
}
