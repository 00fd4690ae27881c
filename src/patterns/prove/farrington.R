# The same weekly series through surveillance::farringtonFlexible, for the table in docs/features/patterns.md.
# usage: Rscript farrington.R weekly.csv
suppressMessages(library(surveillance))
d <- read.csv(commandArgs(TRUE)[1])
out <- list()
for (name in unique(d$series)) {
  s <- d[d$series == name, ]
  x <- sts(observed = matrix(s$count), start = c(2021, 1), frequency = 52, epochAsDate = FALSE)
  taught <- 163
  r <- suppressWarnings(farringtonFlexible(x, control = list(range = (taught + 1):nrow(s), b = 3, w = 3, alpha = .01, thresholdMethod = "nbPlugin")))
  alarm <- taught + which(r@alarm[, 1] == 1) - 1 # 0-based week
  onset <- s$onset[1]
  before <- alarm[alarm < floor(onset)]
  after <- alarm[alarm >= floor(onset)]
  out[[name]] <- data.frame(perDay = s$perDay[1], rise = s$rise[1], falseAlarms = length(before), weeks = floor(min(onset, nrow(s))) - taught,
    delay = if (s$rise[1] > 1 && length(after) > 0) (after[1] + 1 - onset) * 7 else NA)
}
o <- do.call(rbind, out)
for (key in unique(paste(o$perDay, o$rise))) {
  g <- o[paste(o$perDay, o$rise) == key, ]
  cat(sprintf("%g,%g,%.4f,%.3f,%.3f\n", g$perDay[1], g$rise[1], sum(g$falseAlarms) / (sum(g$weeks) / 52.18), mean(g$delay, na.rm = TRUE), mean(!is.na(g$delay))))
}
