/**
 * 1024 short, common English words for passphrases: ten bits each when drawn at random. Keystep's own list:
 * four to seven letters, all different, plain to spell. Chosen by hand, so no other program's phrase
 * (a wallet's recovery words, for one) can be taken for it.
 */
export const words: readonly string[] = `
acorn actor adult advice alarm album alley almond alone alpine amber anchor angle animal ankle antler
apple apron arrow aspen atlas avenue awake award azure baby back badge bagel baker balcony ball bamboo
banana banjo bank barley barn basil basket bath beach beacon bean bear beaver beech beet bell belt berry
best bicycle birch bird biscuit bison blade blanket blend blink bloom blue board boat bold bolt bonus
book boot bottle bottom boulder bounce bowl brave bread breeze brick bridge bright brisk bronze brook
broom brown brush bubble bucket buckle budget bundle bush button buzz cabin cable cactus cake calf calm
camera camp candle candy canyon captain caramel card cargo carpet carrot carry cart carve castle catch
cattle cedar center chain chair chalk chapter charm chart chase cheese cherry chess chest chili chimney
choose cider cinema circle circus citrus city clam clap clay clean cliff climb clock cloth cloud clover
coach coal coast cobalt cobra cocoa coffee coin cold comb comet comfort compass concert cook copper
coral cork corn corner cotton couch count cover crab craft crane crater crayon cream creek cricket crisp
crop crow crown crumb crystal cube curtain curve cushion cycle cypress daily dairy daisy dance dawn
decade deep delta denim desert desk diary diesel dinner dish diver dock doctor dolphin domain donkey
door double dough dove dozen dragon drawer dream dress drift drill drink drive duck duet eagle early
earth east easy echo edge eight elbow elder elegant ember empire empty enamel engine enjoy enter estate
evening extra fable fabric face fair falcon family famous fancy farm fast father fawn feast feather
fence fern ferry fiber fiction fiddle field fifty film final finch finger fire first fish five flag
flame flannel flash flat flavor fleet flint float flock floor flour flow flower fluid flute foam focus
folder folk follow food forest formal forum fossil found frame free fresh friend fruit future gala
galaxy gallery gallon game garden garlic gate gather gazelle gentle giant gift ginger giraffe glacier
glad glass glaze glide globe glove glow goal goat gold golf good goose grace grand granite grape graph
gravy green grid grill grove guard guest guide gusty habit half hall hammock hand happy hard harp hawk
hazel heart heat height hello helmet herd hero heron high hill hobby holiday hollow home honey hoop hope
horizon horn horse hotel hour house humor hundred hunter husky icicle icon idea image index indigo
indoor inland insect inside invite iris iron island ivory jacket jade jaguar january jasmine jazz jersey
jewel join joke journal judge juice jumbo jump jungle jury kayak keen kelp kennel kernel kettle kick
kilo kind king kiosk kitchen kite kitten kiwi knee knit knot koala label ladder lagoon lake lamb lamp
lantern large lark laser lasso laugh laundry laurel lava lawn layer leaf leather ledge left legend lemon
lentil leopard letter lettuce level lever library light lilac lime linen lion listen little lively lobby
lobster locker lodge logic long loop lotus lounge loyal lucky lunch lyric machine magnet magpie main
marble march margin marine market maroon marsh master meadow meal medal melody melon memory menu merry
metal meteor method metro midday middle milk mill mineral mint minute mirror mist mitten mixer moat
mobile model moment money monkey month moon moose morning mosaic moth motor mouse movie muffin mural
museum music mustard myth napkin nation native nature nectar needle neon nest nickel night nimble nine
noble noise noodle noon normal north note nova novel number nutmeg nylon oasis ocean october octopus
office often olive omega onion opal open opera optic orange orbit orchard orchid order origin osprey
ostrich otter outdoor oven oxygen oyster pacific paddle page paint palace palm panda panel panther
papaya paper parade parcel park parrot party pasta pastry patch path patio patrol pause peace peach peak
peanut pear pearl pebble pecan pedal pelican pencil penguin people pepper perfect phone photo piano
picnic picture piece pillow pilot pine pink pioneer pirate pitch pixel pizza planet plank plant plate
play plaza plenty plum pocket poem poet point polish polite pond pony pool poplar poppy porch potato
powder prairie present pretty prince print prism private prize profit project proud puddle pulse pumpkin
pupil puppet purple puzzle pyramid quarry quartz queen quest quiet quilt quote rabbit raccoon radar
radio radish raft rail rain ranch random range raven ravine razor ready real record reef regal region
relax relay remote rescue ribbon rice ride ridge right ring ripple rise river road robin robot rocket
roof room root rope rose round route rover rowing royal ruby rumor runway rural rustic safari saffron
sage sail salad salmon salsa salt sample sand sandal satin scale scarf scene school science screen
script season second secret seed sesame seven shadow shallow shape sheep shelf shell shelter shine ship
shirt shoe shore short shovel shower shrub shuttle sight signal silent silver simple skate sketch skill
slate sleep slice slide slope slow small smart smile smoke smooth snack snail snow soap soccer social
sock soft solid song sorrel soup south space spark speech sphere spice spider spinach spiral spirit
sponge spoon spring spruce square squash squid stable stadium staff star station steam steel stereo
stone stool story stove stream street string studio sugar suit summer summit supper surf swan sweater
sweet swift swim swing symbol syrup table tablet tailor tango tape target taxi teacher team temple
tennis tent thanks theater thirty thread three thumb thunder ticket tidal tide tiger timber tiny title
toast today toffee token tomato tonic topaz topic torch tornado toucan tour towel tower town track trade
trail train travel tray tree trend trick trophy tropic trout truck trumpet trunk tuba tulip tunnel
turban turnip turtle tutor tweed twelve twenty twin typical ultra uniform unique unity upper urban usual
utmost vacant valley value vanilla vapor vase vast velvet vendor venture vessel vibrant video village
vine vintage vinyl violet violin visit vista vital vivid vocal voice volcano volume waffle wagon waist
walk wall walnut walrus warm wasabi wave weather wedge week whale wheat wheel whisper white wide wild
wind window wine wing winner winter wisdom wish wolf wonder wood word world wren yacht yard yarn year
yellow yoga young zebra zenith zero zinc zone
`
  .trim()
  .split(/\s+/);
