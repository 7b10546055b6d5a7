package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalCodeTest {

    @Test
    void theGermanCodeGivesTheSumOfItsRatesAndTheDayOfItsEnd() {
        String code = "V0;955002-00;Kassenbeleg-V1;Beleg^75.33_7.99_0.00_0.00_0.00^10.00:Bar_73.32:Unbar;18;112;"
                + "2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z;ecdsa-plain-SHA256;unixTime;MEQC;BHhWOeisRpPB";

        assertThat(FiscalCode.of(code)).contains(new FiscalCode(8332, LocalDate.of(2019, 7, 10)));
    }

    @Test
    void thePortugueseCodeGivesItsFields() {
        String code = "A:123456789*B:999999990*C:PT*D:FS*E:N*F:20210314*G:FS 1/17*H:0*I1:PT*I7:10.00*I8:2.30"
                + "*N:2.30*O:12.30*Q:abcd*R:9999";

        assertThat(FiscalCode.of(code)).contains(new FiscalCode(1230, LocalDate.of(2021, 3, 14)));
    }

    @Test
    void theSpanishCodesGiveTheirParameters() {
        assertThat(FiscalCode.of("https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR"
                        + "?nif=89890001K&numserie=12345678%26G33&fecha=01-09-2024&importe=241.4"))
                .contains(new FiscalCode(24140, LocalDate.of(2024, 9, 1)));
        assertThat(
                        FiscalCode.of(
                                "https://batuz.eus/QRTBAI/?id=TBAI-00000006Y-251019-btFpwP8dcLGAF-237&s=T&nf=27174&i=4.70&cr=007"))
                .contains(new FiscalCode(470, LocalDate.of(2019, 10, 25)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4006381333931",
                "https://example.org/?id=7",
                "V0;till",
                "V0;till;Kassenbeleg-V1;AVBestellung^1;1;1;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z",
                "V0;till;Kassenbeleg-V1;Beleg^much^1;1;1;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z",
                "A:1*O:12.30",
                "A:1*F:20211399*O:12.30",
                "https://example.org/?fecha=01-09-2024&importe=1.234"
            })
    void anythingElseSaysNothing(String text) {
        assertThat(FiscalCode.of(text)).isEmpty();
    }
}
