package org.bitebudget.stack.sample;

import static org.bitebudget.stack.sample.Assortment.CAFE;
import static org.bitebudget.stack.sample.Assortment.DRUGSTORE;
import static org.bitebudget.stack.sample.Assortment.GROCERY;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.bitebudget.stack.sample.PrinterFont.Face;
import org.bitebudget.stack.sample.TillStyle.ItemLayout;

/** The invented shops: three languages, four currencies, five line layouts. */
final class SampleShops {

    private static final List<SampleShop> ALL = List.of(
            new SampleShop(
                    "la-huerta-de-lola",
                    "LA HUERTA DE LOLA",
                    List.of("C/ del Almendro 14", "46005 Valencia", "NIF B00012345  Tel. 960 000 114"),
                    Language.ES,
                    "EUR",
                    "Europe/Madrid",
                    1000,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.SPAIN,
                    new TillStyle(
                            42,
                            ItemLayout.COLUMNS,
                            "dd/MM/yyyy",
                            "HH:mm",
                            ',',
                            "€",
                            false,
                            true,
                            false,
                            true,
                            Face.MONO)),
            new SampleShop(
                    "supermercado-el-tomillo",
                    "Supermercado El Tomillo",
                    List.of("Avda. de los Cerezos 8", "50002 Zaragoza", "CIF A00054321"),
                    Language.ES,
                    "EUR",
                    "Europe/Madrid",
                    960,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.SPAIN,
                    new TillStyle(
                            40,
                            ItemLayout.NAME_THEN_QUANTITY,
                            "dd-MM-yyyy",
                            "HH:mm:ss",
                            ',',
                            "EUR",
                            false,
                            false,
                            false,
                            false,
                            Face.MONO)),
            new SampleShop(
                    "cafe-la-esquina",
                    "CAFÉ LA ESQUINA",
                    List.of("Plaza de la Encina 3", "37001 Salamanca", "NIF 00000000T"),
                    Language.ES,
                    "EUR",
                    "Europe/Madrid",
                    1000,
                    Set.of(CAFE),
                    TaxRegime.SPAIN,
                    new TillStyle(
                            36,
                            ItemLayout.COLUMNS,
                            "dd/MM/yy",
                            "HH:mm",
                            ',',
                            "€",
                            false,
                            false,
                            false,
                            true,
                            Face.SANS)),
            new SampleShop(
                    "nordkorb-markt",
                    "NORDKORB MARKT",
                    List.of("Lindenweg 27", "24103 Kiel", "USt-IdNr. DE000111222"),
                    Language.DE,
                    "EUR",
                    "Europe/Berlin",
                    1040,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.GERMANY,
                    new TillStyle(
                            40,
                            ItemLayout.PRICE_AT_END,
                            "dd.MM.yyyy",
                            "HH:mm",
                            ',',
                            "EUR",
                            true,
                            true,
                            true,
                            true,
                            Face.MONO)),
            new SampleShop(
                    "biohof-lindental",
                    "Biohof Lindental",
                    List.of("Mühlgasse 5", "79098 Freiburg", "St.-Nr. 00/123/45678"),
                    Language.DE,
                    "EUR",
                    "Europe/Berlin",
                    1280,
                    Set.of(GROCERY),
                    TaxRegime.GERMANY,
                    new TillStyle(
                            38,
                            ItemLayout.QUANTITY_ABOVE,
                            "dd.MM.yy",
                            "HH:mm",
                            ',',
                            "EUR",
                            false,
                            true,
                            true,
                            false,
                            Face.MONO_BOLD)),
            new SampleShop(
                    "drogerie-seifenblume",
                    "Drogerie Seifenblume",
                    List.of("Am Brunnen 2", "04109 Leipzig", "Tel. 0341 000222"),
                    Language.DE,
                    "EUR",
                    "Europe/Berlin",
                    1000,
                    Set.of(DRUGSTORE),
                    TaxRegime.GERMANY,
                    new TillStyle(
                            42,
                            ItemLayout.CODE_FIRST,
                            "dd.MM.yyyy",
                            "HH:mm",
                            ',',
                            "EUR",
                            true,
                            true,
                            true,
                            false,
                            Face.MONO)),
            new SampleShop(
                    "greengate-foods",
                    "GREENGATE FOODS",
                    List.of("12 Heron Quay", "Galway", "VAT No. IE0001234X"),
                    Language.EN,
                    "EUR",
                    "Europe/Dublin",
                    1120,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.IRELAND,
                    new TillStyle(
                            40,
                            ItemLayout.QUANTITY_ABOVE,
                            "dd/MM/yyyy",
                            "HH:mm",
                            '.',
                            "€",
                            true,
                            false,
                            true,
                            false,
                            Face.SANS)),
            new SampleShop(
                    "harbour-lane-grocers",
                    "Harbour Lane Grocers",
                    List.of("41 Harbour Lane", "Whitby YO00 0AA", "VAT 000 1111 22"),
                    Language.EN,
                    "GBP",
                    "Europe/London",
                    900,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.BRITAIN,
                    new TillStyle(
                            38,
                            ItemLayout.PRICE_AT_END,
                            "dd/MM/yy",
                            "HH:mm",
                            '.',
                            "£",
                            true,
                            false,
                            false,
                            false,
                            Face.MONO)),
            new SampleShop(
                    "prairie-basket-market",
                    "PRAIRIE BASKET MARKET",
                    List.of("2200 W Larkspur Ave", "Lincoln, NE 00000", "(000) 555-0142"),
                    Language.EN,
                    "USD",
                    "America/Chicago",
                    1220,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.SALES_TAX,
                    new TillStyle(
                            40,
                            ItemLayout.CODE_FIRST,
                            "MM/dd/yyyy",
                            "hh:mm a",
                            '.',
                            "$",
                            true,
                            false,
                            true,
                            true,
                            Face.MONO)),
            new SampleShop(
                    "abarrotes-la-ceiba",
                    "ABARROTES LA CEIBA",
                    List.of("Calle 60 No. 312", "97000 Mérida, Yuc.", "RFC XAXX010101000"),
                    Language.ES,
                    "MXN",
                    "America/Merida",
                    19500,
                    Set.of(GROCERY, DRUGSTORE),
                    TaxRegime.MEXICO,
                    new TillStyle(
                            42,
                            ItemLayout.NAME_THEN_QUANTITY,
                            "dd/MM/yyyy",
                            "HH:mm:ss",
                            '.',
                            "$",
                            true,
                            false,
                            false,
                            true,
                            Face.MONO_BOLD)));

    private SampleShops() {}

    static List<SampleShop> all() {
        return ALL;
    }

    /** @throws NoSuchElementException if no shop has the id */
    static SampleShop byId(String id) {
        return ALL.stream().filter(shop -> shop.id().equals(id)).findFirst().orElseThrow();
    }

    /** The shops that take one currency. */
    static List<SampleShop> taking(String currency) {
        return ALL.stream().filter(shop -> shop.currency().equals(currency)).toList();
    }
}
