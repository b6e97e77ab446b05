"""Find: misses nothing, real words first. Membership is folded substring; jieba decides the order."""
