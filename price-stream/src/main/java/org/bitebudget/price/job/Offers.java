package org.bitebudget.price.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.avro.GeneratedCoders;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.schema.TrustedClasses;
import org.bitebudget.state.SeenOffer;

/** Closes what an observation says beside the price into bytes, and opens them. Of one thread. */
final class Offers {

    static {
        TrustedClasses.install();
    }

    private static final int USUAL_BYTES = 256;

    private final SpecificDatumWriter<SeenOffer> writer =
            new SpecificDatumWriter<>(SeenOffer.getClassSchema(), GeneratedCoders.of(SeenOffer.class));
    private final SpecificDatumReader<SeenOffer> reader = new SpecificDatumReader<>(SeenOffer.getClassSchema());
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    /** A list or unit price in another currency than the price says nothing about it and is left out. */
    byte[] close(PriceObservation event) {
        String currency = event.getPrice().getCurrency();
        var list = event.getListPrice();
        var unit = event.getUnitPrice();
        return close(new SeenOffer(
                event.getName(),
                event.getWhen().getZone(),
                event.getSource(),
                list == null || !list.getCurrency().equals(currency) ? null : list.getMinor(),
                event.getSize(),
                event.getSizeText(),
                unit == null || !unit.getCurrency().equals(currency) ? null : unit,
                event.getPromo(),
                event.getCategoryText(),
                event.getCategoryId(),
                event.getCanonicalProductId()));
    }

    SeenOffer open(Offer offer) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(offer.encoded(), decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] close(SeenOffer offer) {
        bytes.reset();
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        try {
            writer.write(offer, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
