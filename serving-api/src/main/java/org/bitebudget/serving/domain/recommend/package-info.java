/** What a list of recommendations becomes on the day it is shown: prices, days, variety and words; and whether to buy now or to wait. */
package org.bitebudget.serving.domain.recommend;
