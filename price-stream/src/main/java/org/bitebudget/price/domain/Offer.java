package org.bitebudget.price.domain;

import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;

/**
 * What an observation says about the product and its offer beside the price. Everything but name, zone and source may be
 * absent (null).
 *
 * @param name the product's name as the store writes it
 * @param zone IANA zone of the store
 * @param source name of the kind of source
 * @param listPrice price without promotion
 * @param sizeText size as the store writes it
 * @param unitPrice price of a kilogram, litre or piece
 * @param promoKind kind of promotion
 * @param promoText promotion as the store writes it
 * @param categoryText category as the store writes it
 * @param categoryId id in our taxonomy
 * @param canonicalProductId identity across stores
 * @param batchId feed batch it came with
 */
public record Offer(
        String name,
        String zone,
        String source,
        Money listPrice,
        String sizeText,
        UnitPrice unitPrice,
        String promoKind,
        String promoText,
        String categoryText,
        String categoryId,
        String canonicalProductId,
        String batchId) {}
