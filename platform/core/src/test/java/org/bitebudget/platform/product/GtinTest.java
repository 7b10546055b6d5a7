package org.bitebudget.platform.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "73513537, 00000073513537", // GTIN-8
        "036000291452, 00036000291452", // GTIN-12, UPC-A
        "4006381333931, 04006381333931", // GTIN-13, EAN-13
        "6291041500213, 06291041500213", // the worked example of the GS1 check digit
        "10614141000415, 10614141000415", // GTIN-14 of a case
        "4 006381 333931, 04006381333931",
        "978-0-306-40615-7, 09780306406157",
        "' 73513537 ', 00000073513537"
    })
    void aNumberOfAnyLengthIsOneOf14Digits(String text, String digits) {
        assertThat(Gtin.parse(text)).map(Gtin::toGtin14).hasValue(digits);
        assertThat(Gtin.parse(text)).map(Gtin::canonicalId).hasValue("gtin:" + digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4006381333932", // check digit
                "4006381339331", // two digits changed places
                "400638133393", // a digit is missing
                "123456789", // no such length
                "00000000000000",
                "4006381333931x",
                "4.00638E+12",
                "٤٠٠٦٣٨١٣٣٣٩٣١",
                "4  006381 333931"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(Gtin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012345000056", "0212345000052", "20123451", "01234565", "90614141000411"})
    void aNumberThatAStoreGaveOrThatHoldsAWeightIsTold(String text) {
        assertThat(Gtin.parse(text)).map(Gtin::isInStore).hasValue(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"73513537", "036000291452", "4006381333931", "10614141000415"})
    void aNumberOfItsMakerHoldsInEveryStore(String text) {
        assertThat(Gtin.parse(text)).map(Gtin::isInStore).hasValue(false);
    }

    @Property(seed = "20260101")
    void aWrongDigitNeverGoesUnnoticed(
            @ForAll @LongRange(min = 1, max = 9_999_999_999_999L) long item,
            @ForAll @IntRange(max = 12) int position,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        String first = "%013d".formatted(item);
        for (int check = 0; check < 10; check++) {
            String digits = first + check;
            char wrong = Character.forDigit((digits.charAt(position) - '0' + change) % 10, 10);
            if (Gtin.parse(digits).isPresent()) {
                assertThat(Gtin.parse(digits.substring(0, position) + wrong + digits.substring(position + 1)))
                        .isEmpty();
                return;
            }
        }
        throw new AssertionError("no check digit fits " + first);
    }

    @Test
    void onlyFourteenDigitsMakeOne() {
        assertThat(new Gtin("04006381333931"))
                .isEqualTo(Gtin.parse("4006381333931").orElseThrow());
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin("4006381333931"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin("04006381333930"));
    }
}
